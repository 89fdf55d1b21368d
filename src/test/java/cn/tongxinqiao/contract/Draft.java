package cn.tongxinqiao.contract;

import static org.assertj.core.api.Assertions.assertThat;

import cn.tongxinqiao.contract.Caller.Part;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** A request while a resident writes it on the pages, as a browser without scripts would. */
final class Draft {

    final String path;
    private final Caller resident;

    private Draft(Caller resident, String path) {
        this.resident = resident;
        this.path = path;
    }

    static Draft begin(Caller resident) {
        String to = location(resident.form("/requests/new", ""));
        assertThat(to).endsWith("/place");
        return new Draft(resident, to.substring(0, to.length() - "/place".length()));
    }

    /** Fills in everything but the check, ordinarily. */
    static Draft written(Caller resident) {
        return written(resident, "3栋楼下分类垃圾桶满了两天没人清，请叫人来收。");
    }

    static Draft written(Caller resident, String text) {
        Draft draft = begin(resident);
        draft.post("place", "community", Entry.HOME, "address", "3栋楼下");
        draft.post("matter", "type", "HELP", "text", text);
        draft.post("contact", "name", "欧阳清心", "phone", "13800138000");
        return draft;
    }

    String id() {
        return path.substring(path.lastIndexOf('/') + 1);
    }

    Answer get(String step) {
        return resident.get(path + "/" + step);
    }

    /** Posts a step; field names and values in turn. */
    Answer post(String step, String... fields) {
        return resident.form(path + "/" + step, encoded(fields));
    }

    Answer upload(String go, byte[]... photos) {
        Part[] parts = new Part[photos.length];
        for (int i = 0; i < photos.length; i++) {
            parts[i] = new Part("photos", (i + 1) + ".jpg", "image/jpeg", photos[i]);
        }
        return resident.upload(path + "/photos?go=" + go, parts);
    }

    /** Hands it in and opens the receipt. */
    Answer send(String... fields) {
        assertThat(location(post("check", fields))).isEqualTo(path + "/receipt");
        return get("receipt").expect(200);
    }

    /** The number of the case on a receipt. */
    static String number(Answer receipt) {
        return find("SQ\\d{14}", receipt);
    }

    static String token(Answer receipt) {
        return find("token=([\\w-]{22})", receipt);
    }

    static String find(String pattern, Answer page) {
        Matcher found = Pattern.compile(pattern).matcher(page.body());
        assertThat(found.find()).as(pattern + " in " + page.body()).isTrue();
        return found.group(found.groupCount());
    }

    /** Where a page sends its reader on to, without the server's own address. */
    static String location(Answer answer) {
        assertThat(answer.status()).as(answer.body()).isBetween(302, 303);
        return answer.header("Location").orElseThrow().replaceFirst("^https?://[^/]+", "");
    }

    static String encoded(String... fields) {
        StringBuilder body = new StringBuilder();
        for (int i = 0; i < fields.length; i += 2) {
            body.append(i == 0 ? "" : "&")
                    .append(fields[i])
                    .append('=')
                    .append(URLEncoder.encode(fields[i + 1], StandardCharsets.UTF_8));
        }
        return body.toString();
    }
}
