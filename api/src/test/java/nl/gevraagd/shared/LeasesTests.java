package nl.gevraagd.shared;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import nl.gevraagd.WithoutServer;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.data.mongodb.core.MongoTemplate;

/** One instance at a time has a job, and each time that it changes hands begins a new term. */
@WithoutServer
class LeasesTests {

    private static final Duration LONG = Duration.ofMinutes(1);
    private static final Duration OVER = Duration.ofMillis(-1);

    @Autowired
    MongoTemplate mongo;

    private Leases one;
    private Leases other;
    private final String job = RandomId.next();

    @BeforeEach
    void twoInstances() {
        one = new Leases(mongo);
        other = new Leases(mongo);
    }

    @Test
    void whoHasAJobGoesOnInTheSameTermAndNobodyElseHasIt() {
        assertThat(one.term(job, LONG)).isEqualTo(1);
        assertThat(other.term(job, LONG)).isZero();
        assertThat(other.hold(job, LONG)).isFalse();
        assertThat(one.term(job, LONG)).isEqualTo(1);
    }

    @Test
    void whoComesAfterATermThatRanOutBeginsTheNext() {
        assertThat(one.term(job, OVER)).isEqualTo(1);
        assertThat(one.term(job, OVER)).as("nobody took it meanwhile").isEqualTo(1);
        assertThat(other.term(job, LONG)).isEqualTo(2);
        assertThat(one.term(job, LONG)).isZero();
    }

    @Test
    void aJobThatIsGivenBackIsFreeAtOnce() {
        assertThat(one.hold(job, LONG)).isTrue();
        other.release(job);
        assertThat(other.hold(job, LONG)).as("it was not theirs to give back").isFalse();
        one.release(job);
        assertThat(other.term(job, LONG)).isEqualTo(2);
    }
}
