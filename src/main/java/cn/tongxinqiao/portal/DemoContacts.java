package cn.tongxinqiao.portal;

import cn.tongxinqiao.organization.TryItMode;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import org.springframework.beans.factory.SmartInitializingSingleton;
import org.springframework.core.io.ClassPathResource;
import org.springframework.stereotype.Component;

/** Gives a trial the invented offices of the demo district. */
@Component
class DemoContacts implements SmartInitializingSingleton {

    private static final int COLUMNS = 7;

    private final Contacts contacts;
    private final TryItMode mode;

    DemoContacts(Contacts contacts, TryItMode mode) {
        this.contacts = contacts;
        this.mode = mode;
    }

    @Override
    public void afterSingletonsInstantiated() {
        if (mode.isOn()) {
            lines().lines()
                    .filter(line -> !line.isBlank() && !line.startsWith("#"))
                    .skip(1)
                    .map(line -> line.split(",", COLUMNS))
                    .forEach(row -> contacts.add(
                            row[0],
                            Integer.parseInt(row[1]),
                            new Contact(row[2], row[3], orNull(row[4]), row[5], orNull(row[6]))));
        }
    }

    private static String lines() {
        try {
            return new ClassPathResource("demo/contacts.csv").getContentAsString(StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String orNull(String cell) {
        return cell.isBlank() ? null : cell;
    }
}
