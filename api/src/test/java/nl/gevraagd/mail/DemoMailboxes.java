package nl.gevraagd.mail;

import org.springframework.context.ApplicationContext;

/** Where an instance's own mailbox takes letters, so that another instance can send its letters there. */
public final class DemoMailboxes {

    private DemoMailboxes() {}

    public static int portOf(ApplicationContext application) {
        return application.getBean(DemoMailbox.class).port();
    }
}
