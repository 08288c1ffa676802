package nl.gevraagd.launch;

import com.mongodb.MongoException;
import com.mongodb.MongoSecurityException;
import com.mongodb.MongoTimeoutException;
import java.io.IOException;
import nl.gevraagd.shared.Installation.WrongInstallation;
import org.springframework.boot.context.properties.bind.BindException;
import org.springframework.boot.diagnostics.AbstractFailureAnalyzer;
import org.springframework.boot.diagnostics.FailureAnalysis;
import org.springframework.boot.diagnostics.FailureAnalysisReporter;
import org.springframework.boot.web.server.PortInUseException;

/** Says in one sentence why the start failed, instead of a stack trace. */
final class StartFailures {

    /** What MongoDB says when it cannot write any more. */
    private static final int DISK_FULL = 14_031;

    private StartFailures() {}

    /** Finds the sentence. */
    static final class Analyzer extends AbstractFailureAnalyzer<Throwable> {

        @Override
        protected FailureAnalysis analyze(Throwable root, Throwable cause) {
            return new FailureAnalysis(sentence(root), null, root);
        }

        private static String sentence(Throwable root) {
            for (Throwable t = root; t != null; t = t.getCause()) {
                switch (t) {
                    case PortInUseException taken -> {
                        return "Port " + taken.getPort()
                                + " is taken: stop what uses it, or set SERVER_PORT or MANAGEMENT_SERVER_PORT.";
                    }
                    case java.net.BindException taken -> {
                        return "A port is taken: stop what uses it, or set SERVER_PORT or MANAGEMENT_SERVER_PORT.";
                    }
                    case MongoTimeoutException away -> {
                        return "The MongoDB that MONGODB_URI names does not answer.";
                    }
                    case MongoSecurityException refused -> {
                        return "The MongoDB that MONGODB_URI names does not let us in.";
                    }
                    case WrongInstallation wrong -> {
                        return String.valueOf(wrong.getMessage());
                    }
                    case CannotStart wrong -> {
                        return String.valueOf(wrong.getMessage());
                    }
                    case BindException wrong -> {
                        return WrongSetting.sentence(wrong).orElse(deepest(wrong));
                    }
                    case MongoException full
                    when full.getCode() == DISK_FULL -> {
                        return "The disk of the MongoDB is full: make room on it.";
                    }
                    case IOException full
                    when Room.isFull(full) -> {
                        return "The disk is full: " + full.getMessage() + ".";
                    }
                    default -> {}
                }
            }
            return deepest(root);
        }

        private static String deepest(Throwable root) {
            Throwable last = root;
            while (last.getCause() != null) {
                last = last.getCause();
            }
            return last.getMessage() == null ? last.getClass().getName() : last.getMessage();
        }
    }

    /** Says it. */
    static final class Reporter implements FailureAnalysisReporter {

        @Override
        public void report(FailureAnalysis analysis) {
            System.err.println(analysis.getDescription());
        }
    }
}
