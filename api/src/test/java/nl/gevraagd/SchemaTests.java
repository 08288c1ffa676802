package nl.gevraagd;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;
import org.springframework.test.annotation.DirtiesContext;
import org.springframework.test.context.ActiveProfiles;
import org.springframework.test.context.ContextConfiguration;

/** Everything in the schema is served by something. */
@SpringBootTest(properties = {"gevraagd.command=true", "logging.level.org.springframework.boot.graphql=info"})
@ActiveProfiles("demo")
@DirtiesContext
@ContextConfiguration(initializers = TestMongo.class)
@ExtendWith(OutputCaptureExtension.class)
class SchemaTests {

    @Test
    void everyFieldIsMapped(CapturedOutput output) throws IOException {
        assertThat(Files.isDirectory(Path.of("src/main/resources/graphql"))).isTrue();
        assertThat(output.toString())
                .contains(
                        "Unmapped fields: {}",
                        "Unmapped registrations: {}",
                        "Unmapped arguments: {}",
                        "Field nullness errors: {}");
    }
}
