package nl.gevraagd;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.test.context.ActiveProfiles;
import org.springframework.test.context.ContextConfiguration;

/** The demo as a command of the operator's has it, over a real MongoDB: nothing is served, and nothing happens by itself. */
@Target(ElementType.TYPE)
@Retention(RetentionPolicy.RUNTIME)
@SpringBootTest(webEnvironment = SpringBootTest.WebEnvironment.NONE, properties = "gevraagd.command=true")
@ActiveProfiles("demo")
@ContextConfiguration(initializers = TestMongo.class)
public @interface WithoutServer {}
