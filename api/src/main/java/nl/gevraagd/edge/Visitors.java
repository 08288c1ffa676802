package nl.gevraagd.edge;

import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import nl.gevraagd.shared.Network;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.http.HttpHeaders;
import org.springframework.stereotype.Component;

/**
 * Where a request comes from: the other end of the socket, or, where that is a proxy of ours, the last one in
 * {@code X-Forwarded-For} that is none. What anybody else writes into that header is not believed.
 */
@Component
class Visitors {

    private static final String FORWARDED = "X-Forwarded-For";

    private final List<Network> proxies;

    Visitors(@Value("${gevraagd.trusted-proxies:}") String proxies) {
        this.proxies = Network.parseAll(proxies);
    }

    /** Whoever is counted together. */
    String networkOf(@Nullable InetSocketAddress peer, HttpHeaders headers) {
        var socket = Optional.ofNullable(peer).map(InetSocketAddress::getAddress);
        return socket.map(address -> Network.countedAs(visitor(address, headers)))
                .orElse("");
    }

    private InetAddress visitor(InetAddress peer, HttpHeaders headers) {
        var hops = headers.getOrEmpty(FORWARDED).stream()
                .flatMap(line -> Arrays.stream(line.split(",", -1)))
                .map(String::strip)
                .toList();
        var visitor = peer;
        for (var hop : hops.reversed()) {
            var address = isOurs(visitor) ? addressOf(hop) : Optional.<InetAddress>empty();
            if (address.isEmpty()) {
                return visitor;
            }
            visitor = address.get();
        }
        return visitor;
    }

    private boolean isOurs(InetAddress address) {
        return proxies.stream().anyMatch(network -> network.contains(address));
    }

    private static Optional<InetAddress> addressOf(String text) {
        try {
            return Optional.of(InetAddress.ofLiteral(text));
        } catch (IllegalArgumentException notAnAddress) {
            return Optional.empty();
        }
    }
}
