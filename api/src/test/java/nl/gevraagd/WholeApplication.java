package nl.gevraagd;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.test.context.ActiveProfiles;
import org.springframework.test.context.ContextConfiguration;

/** The whole demo on a port of its own, over a real MongoDB and a real SMTP dialogue. */
@Target(ElementType.TYPE)
@Retention(RetentionPolicy.RUNTIME)
@SpringBootTest(
        webEnvironment = SpringBootTest.WebEnvironment.RANDOM_PORT,
        properties = {"gevraagd.shield=off", "gevraagd.figures.every=1s"})
@ActiveProfiles("demo")
@ContextConfiguration(initializers = TestMongo.class)
public @interface WholeApplication {}
