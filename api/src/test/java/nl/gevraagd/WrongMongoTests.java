package nl.gevraagd;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.nio.file.Path;
import nl.gevraagd.shared.Installation.WrongInstallation;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.boot.WebApplicationType;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;

/** The whole application, started with a MongoDB that cannot be used: nothing asks it for more than it can before that is said. */
@ExtendWith(OutputCaptureExtension.class)
class WrongMongoTests {

    @TempDir
    Path home;

    @Test
    void aMongoThatIsNoReplicaSetIsRefusedInOneSentence(CapturedOutput output) {
        var standalone = OwnMongo.standalone();
        assumeTrue(standalone.isPresent(), "the files of the database are elsewhere");
        var application = new SpringApplicationBuilder(Gevraagd.class).web(WebApplicationType.NONE);
        assertThatThrownBy(() -> application.run(
                        "--spring.mongodb.uri=" + standalone.get(),
                        "--gevraagd.keys=" + TestMongo.keys(),
                        "--gevraagd.home=" + home))
                .hasRootCauseInstanceOf(WrongInstallation.class);
        assertThat(output.getErr().lines())
                .containsExactly(
                        "The MongoDB that MONGODB_URI names is no replica set: start it with --replSet and initiate it, one server is enough.");
    }
}
