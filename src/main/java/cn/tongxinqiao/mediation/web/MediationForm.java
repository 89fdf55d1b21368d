package cn.tongxinqiao.mediation.web;

import cn.tongxinqiao.mediation.MediationAgreements.Scan;
import cn.tongxinqiao.mediation.NewMediation;
import cn.tongxinqiao.mediation.SideRole;
import java.io.IOException;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.regex.Pattern;
import org.springframework.web.multipart.MultipartFile;

/** What people type, read; what cannot be read is nothing, and the service says what is missing. */
final class MediationForm {

    private static final Pattern NOT_KEPT = Pattern.compile("[\\x00\\p{Cs}]");

    private MediationForm() {}

    static UUID id(String text) {
        try {
            return text == null ? null : UUID.fromString(text.strip());
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

    static Instant moment(String text, ZoneId zone) {
        try {
            return text == null || text.isBlank()
                    ? null
                    : LocalDateTime.parse(text.strip().replace(' ', 'T'))
                            .atZone(zone)
                            .toInstant();
        } catch (DateTimeException e) {
            return null;
        }
    }

    static int figure(String text) {
        try {
            return Integer.parseInt(text.strip());
        } catch (NumberFormatException | NullPointerException e) {
            return -1;
        }
    }

    /** What no database keeps is left out, so it names nothing that exists. */
    static String kept(String text) {
        return text == null ? "" : NOT_KEPT.matcher(text).replaceAll("").strip();
    }

    /** Rows of a form side by side; a row without name, phone and mail is left out. */
    static List<NewMediation.Side> sides(
            List<String> roles, List<String> names, List<String> phones, List<String> mails) {
        List<NewMediation.Side> sides = new ArrayList<>();
        for (int row = 0; names != null && row < names.size(); row++) {
            String name = at(names, row);
            String phone = at(phones, row);
            String mail = at(mails, row);
            if (!(name + phone + mail).isBlank()) {
                sides.add(new NewMediation.Side(role(at(roles, row)), name, phone, mail));
            }
        }
        return sides;
    }

    static SideRole role(String text) {
        for (SideRole role : SideRole.values()) {
            if (role.name().equals(text)) {
                return role;
            }
        }
        return null;
    }

    private static String at(List<String> values, int row) {
        return values == null || row >= values.size() || values.get(row) == null ? "" : values.get(row);
    }

    /** Fields without a file are left out. */
    static List<Scan> scans(List<MultipartFile> sent) throws IOException {
        List<Scan> scans = new ArrayList<>();
        for (MultipartFile file : sent == null ? List.<MultipartFile>of() : sent) {
            if (!file.isEmpty()) {
                scans.add(new Scan(file.getOriginalFilename(), file.getBytes()));
            }
        }
        return scans;
    }
}
