package nl.gevraagd;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.scheduling.config.ScheduledTaskHolder;

/** A command of the operator's does what it was called for, and leaves the rest to the servers. */
@WithoutServer
class OperatorTests {

    @Autowired(required = false)
    List<ScheduledTaskHolder> holders = List.of();

    @Test
    void aCommandDoesNothingOfWhatServersDoTimeAndAgain() {
        assertThat(holders).flatMap(ScheduledTaskHolder::getScheduledTasks).isEmpty();
    }
}
