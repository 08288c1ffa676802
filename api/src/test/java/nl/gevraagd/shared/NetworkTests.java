package nl.gevraagd.shared;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.net.InetAddress;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class NetworkTests {

    @ParameterizedTest
    @CsvSource({
        "10.0.0.0/8, 10.255.1.2, true",
        "10.0.0.0/8, 11.0.0.0, false",
        "10.0.0.9/8, 10.1.1.1, true",
        "192.0.2.128/25, 192.0.2.127, false",
        "192.0.2.128/25, 192.0.2.255, true",
        "192.0.2.7, 192.0.2.7, true",
        "192.0.2.7, 192.0.2.8, false",
        "0.0.0.0/0, 203.0.113.9, true",
        "0.0.0.0/0, 2001:db8::1, false",
        "::/0, 203.0.113.9, false",
        "2001:db8::/33, 2001:db8:7fff::1, true",
        "2001:db8::/33, 2001:db8:8000::1, false",
        "::1, ::1, true",
        "192.0.2.0/24, ::ffff:192.0.2.9, true"
    })
    void aNetworkHoldsItsAddresses(String network, String address, boolean holds) {
        assertThat(Network.parse(network).contains(InetAddress.ofLiteral(address)))
                .isEqualTo(holds);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "x",
                "localhost",
                "10.0.0.0/33",
                "::/129",
                "10.0.0.0/",
                "10.0.0.0/-1",
                "10.0.0.0/8/8",
                "/8",
                "10.0.0.0/8,,::1",
                "10.0.0.0/8;::1"
            })
    void whatIsNoNetworkIsRefused(String text) {
        assertThatIllegalArgumentException().isThrownBy(() -> Network.parseAll(text));
    }

    @Test
    void manyAreAListWithCommasAndNoneIsEmpty() {
        assertThat(Network.parseAll("10.0.0.0/8, ::1")).hasSize(2);
        assertThat(Network.parseAll(" ")).isEmpty();
    }

    @Test
    void aHouseholdOfIpv6IsOne() {
        var one = Network.countedAs(InetAddress.ofLiteral("2001:db8:1:2:3:4:5:6"));
        assertThat(Network.countedAs(InetAddress.ofLiteral("2001:db8:1:2:ffff::")))
                .isEqualTo(one);
        assertThat(Network.countedAs(InetAddress.ofLiteral("2001:db8:1:3::"))).isNotEqualTo(one);
        assertThat(Network.countedAs(InetAddress.ofLiteral("192.0.2.7"))).isEqualTo("192.0.2.7");
    }
}
