package nl.gevraagd.edge;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.InetAddress;
import java.net.InetSocketAddress;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.http.HttpHeaders;

/** Acceptance row R-46: nobody chooses under which network they are counted. */
class VisitorsTests {

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "203.0.113.9 | 198.51.100.7            | 203.0.113.9 | who is no proxy of ours is not believed",
                "10.0.0.2    |                         | 10.0.0.2    | a proxy that says nothing",
                "10.0.0.2    | 198.51.100.7            | 198.51.100.7 | a proxy of ours is",
                "10.0.0.2    | 1.2.3.4, 198.51.100.7   | 198.51.100.7 | but not what it was told",
                "10.0.0.2    | 1.2.3.4,198.51.100.7,10.0.0.3 | 198.51.100.7 | two proxies of ours",
                "10.0.0.2    | 10.0.0.4, 10.0.0.3      | 10.0.0.4    | only proxies of ours",
                "10.0.0.2    | 1.2.3.4, unknown        | 10.0.0.2    | what is no address ends it",
                "10.0.0.2    | 2001:db8:1:2:3::9       | 2001:db8:1:2:0:0:0:0 | IPv6 counts by its household",
            })
    void theVisitorIsTheLastThatIsNoProxyOfOurs(String peer, @Nullable String forwarded, String network, String why) {
        var headers = new HttpHeaders();
        if (forwarded != null) {
            headers.set("X-Forwarded-For", forwarded);
        }
        assertThat(new Visitors("10.0.0.0/8").networkOf(from(peer), headers))
                .as(why)
                .isEqualTo(network);
    }

    @Test
    void severalHeadersAreReadAsOneAndWithoutProxiesNoneIs() {
        var headers = new HttpHeaders();
        headers.add("X-Forwarded-For", "198.51.100.7");
        headers.add("X-Forwarded-For", "10.0.0.3");
        assertThat(new Visitors("10.0.0.0/8").networkOf(from("10.0.0.2"), headers))
                .isEqualTo("198.51.100.7");
        assertThat(new Visitors("").networkOf(from("10.0.0.2"), headers)).isEqualTo("10.0.0.2");
    }

    private static InetSocketAddress from(String peer) {
        return new InetSocketAddress(InetAddress.ofLiteral(peer), 1234);
    }
}
