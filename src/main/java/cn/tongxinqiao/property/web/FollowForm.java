package cn.tongxinqiao.property.web;

import cn.tongxinqiao.property.PropertyNotNow;
import cn.tongxinqiao.property.PropertyNotYours;
import cn.tongxinqiao.property.Rectification;
import cn.tongxinqiao.property.Rectifications;
import java.io.IOException;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.springframework.http.HttpStatus;
import org.springframework.web.multipart.MultipartFile;

/** What people type, read; what cannot be read is nothing, and the service says what is missing. */
final class FollowForm {

    private FollowForm() {}

    static UUID id(String text) {
        try {
            return UUID.fromString(text.strip());
        } catch (IllegalArgumentException e) {
            return null;
        }
    }

    static LocalDate day(String text) {
        try {
            return text == null || text.isBlank() ? null : LocalDate.parse(text.strip());
        } catch (DateTimeException e) {
            return null;
        }
    }

    static int position(String text) {
        try {
            return Integer.parseInt(text.strip());
        } catch (NumberFormatException e) {
            return -1;
        }
    }

    /** The constant of a name; null when there is none. */
    static <E extends Enum<E>> E constant(Class<E> type, String name) {
        for (E one : type.getEnumConstants()) {
            if (one.name().equals(name)) {
                return one;
            }
        }
        return null;
    }

    /** Rows of an order side by side; a row without words is left out. */
    static List<Rectification.Item> items(List<String> what, List<String> byDay, List<String> proof) {
        List<Rectification.Item> items = new ArrayList<>();
        for (int row = 0; what != null && row < what.size(); row++) {
            if (!(at(what, row) + at(proof, row)).isBlank()) {
                items.add(new Rectification.Item(
                        row + 1, at(what, row), day(at(byDay, row)), at(proof, row), null, null));
            }
        }
        return items;
    }

    private static String at(List<String> values, int row) {
        return values == null || row >= values.size() || values.get(row) == null ? "" : values.get(row);
    }

    /** Fields without a file are left out. */
    static List<Rectifications.Upload> uploads(List<MultipartFile> sent) throws IOException {
        List<Rectifications.Upload> files = new ArrayList<>();
        for (MultipartFile file : sent == null ? List.<MultipartFile>of() : sent) {
            if (!file.isEmpty()) {
                files.add(new Rectifications.Upload(file.getOriginalFilename(), file.getBytes()));
            }
        }
        return files;
    }

    /** What a refusal is to machines; people read its words. */
    static int status(RuntimeException refused) {
        if (refused instanceof PropertyNotYours) {
            return HttpStatus.FORBIDDEN.value();
        }
        return (refused instanceof PropertyNotNow ? HttpStatus.CONFLICT : HttpStatus.UNPROCESSABLE_ENTITY).value();
    }
}
