package nl.gevraagd.edge;

import org.springframework.boot.tomcat.servlet.TomcatServletWebServerFactory;
import org.springframework.boot.web.server.WebServerFactoryCustomizer;
import org.springframework.stereotype.Component;

/** The public port: nobody holds a connection by dripping, and nothing is answered in Tomcat's own words. */
@Component
class PublicServer implements WebServerFactoryCustomizer<TomcatServletWebServerFactory> {

    /** More than fit into a request's headers: Tomcat answers one too many as if something broke. */
    private static final int MOST_LANGUAGES = 4_096;

    private final SecurityHeaders headers;

    PublicServer(SecurityHeaders headers) {
        this.headers = headers;
    }

    @Override
    public void customize(TomcatServletWebServerFactory server) {
        server.setProtocol(PunctualProtocol.class.getName());
        server.addConnectorCustomizers(connector -> connector.setMaxLocaleCount(MOST_LANGUAGES));
        server.addContextCustomizers(context -> {
            context.getParent().getPipeline().addValve(new PunctualBodies());
            context.getParent().getPipeline().addValve(new LastWord(headers));
        });
    }
}
