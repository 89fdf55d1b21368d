package cn.tongxinqiao.portal;

import cn.tongxinqiao.organization.TryItMode;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import org.springframework.beans.factory.SmartInitializingSingleton;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.core.io.Resource;
import org.springframework.core.io.ResourceLoader;
import org.springframework.stereotype.Component;

/**
 * Loads the offices at which a person answers from a table in a text file: the demo district's in a trial, and the
 * district's own beside its organisation. What is known already stays as it is.
 */
@Component
class ContactFiles implements SmartInitializingSingleton {

    private static final String FILE = "contacts.csv";
    private static final int COLUMNS = 7;

    private final Contacts contacts;
    private final TryItMode mode;
    private final ResourceLoader resources;
    private final String folder;

    ContactFiles(
            Contacts contacts,
            TryItMode mode,
            ResourceLoader resources,
            @Value("${tongxinqiao.organization.files:}") String folder) {
        this.contacts = contacts;
        this.mode = mode;
        this.resources = resources;
        this.folder = folder;
    }

    @Override
    public void afterSingletonsInstantiated() {
        if (mode.isOn()) {
            load("classpath:demo/" + FILE);
        }
        if (!folder.isBlank()) {
            load(folder + FILE);
        }
    }

    /** Loads a file; one that is not there is skipped. */
    void load(String location) {
        Resource file = resources.getResource(location);
        if (!file.exists()) {
            return;
        }
        text(file)
                .lines()
                .filter(line -> !line.isBlank() && !line.startsWith("#"))
                .skip(1)
                .forEach(line -> add(location, line));
    }

    /** The last column may hold commas, the others may not. */
    private void add(String location, String line) {
        String[] row = line.split(",", COLUMNS);
        if (row.length < COLUMNS) {
            throw new IllegalArgumentException(location + " 的这一行应有 " + COLUMNS + " 列：" + line);
        }
        contacts.add(
                row[0],
                Integer.parseInt(row[1].strip()),
                new Contact(row[2], row[3], orNull(row[4]), row[5], orNull(row[6])));
    }

    private static String text(Resource file) {
        try {
            return file.getContentAsString(StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String orNull(String cell) {
        return cell.isBlank() ? null : cell;
    }
}
