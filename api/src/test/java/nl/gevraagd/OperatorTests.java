package nl.gevraagd;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.scheduling.config.ScheduledTaskHolder;
import org.springframework.test.context.ActiveProfiles;
import org.springframework.test.context.ContextConfiguration;

/** A command of the operator's does what it was called for, and leaves the rest to the servers. */
@SpringBootTest(webEnvironment = SpringBootTest.WebEnvironment.NONE, properties = "gevraagd.operator=true")
@ActiveProfiles("demo")
@ContextConfiguration(initializers = TestMongo.class)
class OperatorTests {

    @Autowired(required = false)
    List<ScheduledTaskHolder> holders = List.of();

    @Test
    void aCommandDoesNothingOfWhatServersDoTimeAndAgain() {
        assertThat(holders).flatMap(ScheduledTaskHolder::getScheduledTasks).isEmpty();
    }
}
