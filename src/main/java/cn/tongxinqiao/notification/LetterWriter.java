package cn.tongxinqiao.notification;

import com.samskivert.mustache.BasicCollector;
import com.samskivert.mustache.Escapers;
import com.samskivert.mustache.Mustache;
import com.samskivert.mustache.MustacheException;
import com.samskivert.mustache.MustacheParseException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Map;
import java.util.TreeSet;
import java.util.concurrent.ConcurrentHashMap;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.springframework.core.io.ClassPathResource;
import org.springframework.stereotype.Component;

/**
 * Makes a letter of a template and values. Templates can name values and leave parts out, nothing else: they are edited
 * by people who shall not be able to run code with them.
 */
@Component
class LetterWriter {

    static final String SUBJECT = "标题";
    static final String PLAIN = "纯文本";
    static final String HTML = "网页格式";

    private static final int LONGEST_SUBJECT = 200;
    private static final int LONGEST_BODY = 20_000;
    private static final Pattern LEFT_OVER = Pattern.compile("\\{\\{|\\{[#/^&]?\\w+}");
    private static final String PROBE = "<i>&\"'";

    private final Mustache.Compiler plain = compiler().escapeHTML(false);
    private final Mustache.Compiler html = compiler()
            .withEscaper(Escapers.simple(
                    new String[][] {{"&", "&amp;"}, {"<", "&lt;"}, {">", "&gt;"}, {"\"", "&quot;"}, {"'", "&#39;"}}));
    private final LetterText frame;
    private final PublicAddress publicAddress;
    private final MailSettings settings;

    LetterWriter(PublicAddress publicAddress, MailSettings settings) {
        this.publicAddress = publicAddress;
        this.settings = settings;
        this.frame = shipped("frame");
    }

    /** A text as it lies among the resources. */
    static LetterText shipped(String name) {
        return new LetterText(resource(name, "subject").strip(), resource(name, "txt"), resource(name, "html"));
    }

    /**
     * Checks an edited text with sample values.
     *
     * @throws LetterTemplateRefused when it could not be used for letters of this kind
     */
    void check(LetterTemplate template, LetterText text) {
        limit(SUBJECT, text.subject(), LONGEST_SUBJECT);
        limit(PLAIN, text.plain(), LONGEST_BODY);
        limit(HTML, text.html(), LONGEST_BODY);
        Map<String, Object> samples = all(template.sampleNumber(), template.samples());
        refuseLeftOver(SUBJECT, render(plain, SUBJECT, text.subject(), samples));
        refuseLeftOver(PLAIN, render(plain, PLAIN, text.plain(), samples));
        refuseLeftOver(HTML, render(html, HTML, text.html(), samples));
        Map<String, Object> probes = new HashMap<>(template.samples());
        probes.replaceAll((name, sample) -> PROBE);
        String probed = render(html, HTML, text.html(), all(PROBE, probes));
        if (probed.contains(PROBE)) {
            throw LetterTemplateRefused.unescaped();
        }
    }

    /**
     * Writes a letter.
     *
     * @param number the case number, may be null
     * @throws LetterTemplateRefused when the text is broken or names a value the letter does not have
     */
    LetterText write(LetterText text, String number, Map<String, Object> values) {
        Map<String, Object> all = all(number, values);
        String subject = render(plain, SUBJECT, text.subject(), all);
        Map<String, Object> inPlainFrame = new HashMap<>(all);
        inPlainFrame.put("body", render(plain, PLAIN, text.plain(), all).strip());
        Map<String, Object> inHtmlFrame = new HashMap<>(all);
        inHtmlFrame.put("subject", oneLine(subject));
        inHtmlFrame.put("body", render(html, HTML, text.html(), all));
        return new LetterText(
                oneLine(subject),
                render(plain, PLAIN, frame.plain(), inPlainFrame),
                render(html, HTML, frame.html(), inHtmlFrame));
    }

    /** Names a template of this kind may use, for people. */
    static String names(LetterTemplate template) {
        TreeSet<String> names = new TreeSet<>(template.samples().keySet());
        if (template.sampleNumber() != null) {
            names.add("number");
        }
        names.add("contact");
        names.add("homeLink");
        return names.stream().collect(Collectors.joining("、"));
    }

    private Map<String, Object> all(String number, Map<String, Object> values) {
        Map<String, Object> all = new HashMap<>();
        if (number != null) {
            all.put("number", number);
        }
        all.put("contact", settings.contact());
        all.put("homeLink", publicAddress.of("/"));
        values.forEach((name, value) -> {
            if (value != null) {
                all.put(name, completed(name, value));
            }
        });
        return all;
    }

    private Object completed(String name, Object value) {
        boolean link = name.equals("link") || name.endsWith("Link");
        return link && value instanceof String path && path.startsWith("/") && !path.startsWith("//")
                ? publicAddress.of(path)
                : value;
    }

    private String render(Mustache.Compiler compiler, String part, String template, Map<String, Object> values) {
        try {
            return compiler.compile(template).execute(values);
        } catch (MustacheException.Context missing) {
            throw LetterTemplateRefused.unknownVariable(
                    part,
                    missing.key,
                    missing.lineNo,
                    values.keySet().stream()
                            .filter(name -> !name.equals("body") && !name.equals("subject"))
                            .sorted()
                            .collect(Collectors.joining("、")));
        } catch (MustacheParseException broken) {
            throw LetterTemplateRefused.broken(part, line(broken));
        } catch (MustacheException | UnsupportedOperationException | IllegalArgumentException broken) {
            throw LetterTemplateRefused.broken(part, 0);
        }
    }

    /** A brace too few makes a variable ordinary text, which nobody wants to read in a letter. */
    private static void refuseLeftOver(String part, String written) {
        if (LEFT_OVER.matcher(written).find()) {
            throw LetterTemplateRefused.broken(part, 0);
        }
    }

    private static int line(MustacheParseException broken) {
        var found = Pattern.compile("line (\\d+)").matcher(String.valueOf(broken.getMessage()));
        return found.find() ? Integer.parseInt(found.group(1)) : 0;
    }

    private static void limit(String part, String text, int longest) {
        if (text.isBlank()) {
            throw LetterTemplateRefused.empty(part);
        }
        if (text.length() > longest) {
            throw LetterTemplateRefused.tooLong(part, longest);
        }
    }

    private static String oneLine(String subject) {
        return subject.replaceAll("[\\p{Cntrl}\\s]+", " ").strip();
    }

    private static Mustache.Compiler compiler() {
        return Mustache.compiler().emptyStringIsFalse(true).withCollector(new ValuesOnly());
    }

    private static String resource(String name, String part) {
        try {
            return new ClassPathResource("mail/" + name + "." + part).getContentAsString(StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException("no mail/" + name + "." + part, e);
        }
    }

    /** The library's usual one would also call any method of a value. */
    private static final class ValuesOnly extends BasicCollector {

        @Override
        public <K, V> Map<K, V> createFetcherCache() {
            return new ConcurrentHashMap<>();
        }
    }
}
