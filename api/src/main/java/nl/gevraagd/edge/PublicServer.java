package nl.gevraagd.edge;

import org.springframework.boot.tomcat.servlet.TomcatServletWebServerFactory;
import org.springframework.boot.web.server.WebServerFactoryCustomizer;
import org.springframework.stereotype.Component;

/** The public port: nobody holds a connection by dripping, and nothing is answered in Tomcat's own words. */
@Component
class PublicServer implements WebServerFactoryCustomizer<TomcatServletWebServerFactory> {

    private final SecurityHeaders headers;

    PublicServer(SecurityHeaders headers) {
        this.headers = headers;
    }

    @Override
    public void customize(TomcatServletWebServerFactory server) {
        server.setProtocol(PunctualProtocol.class.getName());
        server.addContextCustomizers(
                context -> context.getParent().getPipeline().addValve(new LastWord(headers)));
    }
}
