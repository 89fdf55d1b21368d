package cn.tongxinqiao.lift.web;

import cn.tongxinqiao.lift.LiftFile;
import java.io.IOException;
import java.math.BigDecimal;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.springframework.web.multipart.MultipartFile;

/** What people type into the pages of a lift, read; what cannot be read is refused by its name, ids are those of nothing. */
final class Entered {

    private Entered() {}

    static UUID id(String text) {
        try {
            return text == null ? null : UUID.fromString(text.strip());
        } catch (IllegalArgumentException notOne) {
            return null;
        }
    }

    /** Id of a home; null for nothing and for what is none. */
    static Long home(String text) {
        try {
            return text == null || text.isBlank() ? null : Long.valueOf(text.strip());
        } catch (NumberFormatException notOne) {
            return null;
        }
    }

    static <E extends Enum<E>> E choice(Class<E> of, String text) {
        for (E value : of.getEnumConstants()) {
            if (value.name().equals(text)) {
                return value;
            }
        }
        return null;
    }

    static LocalDate day(String name, String text) {
        try {
            return text == null || text.isBlank() ? null : LocalDate.parse(text.strip());
        } catch (DateTimeException notOne) {
            throw NotReadable.of(name, "2026-12-08", notOne);
        }
    }

    static Instant moment(String name, String text, ZoneId zone) {
        try {
            return text == null || text.isBlank()
                    ? null
                    : LocalDateTime.parse(text.strip().replace(' ', 'T'))
                            .atZone(zone)
                            .toInstant();
        } catch (DateTimeException notOne) {
            throw NotReadable.of(name, "2026-12-08 19:30", notOne);
        }
    }

    static BigDecimal amount(String name, String text) {
        String typed = text == null ? "" : text.strip().replace(",", "").replace("，", "");
        if (typed.isEmpty()) {
            return null;
        }
        if (!typed.matches("[0-9]{1,12}(\\.[0-9]{1,2})?")) {
            throw NotReadable.of(name, "12000.50", null);
        }
        return new BigDecimal(typed);
    }

    /** Fields without a file are left out. */
    static List<LiftFile> files(List<MultipartFile> sent) throws IOException {
        List<LiftFile> files = new ArrayList<>();
        for (MultipartFile file : sent == null ? List.<MultipartFile>of() : sent) {
            if (!file.isEmpty()) {
                files.add(new LiftFile(file.getOriginalFilename(), file.getBytes()));
            }
        }
        return files;
    }
}
