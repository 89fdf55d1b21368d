package cn.tongxinqiao.engine;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;

/** Gathers what is wrong with one file. What a file can make us say is bounded. */
final class ModelObjections {

    private static final int MOST = 200;
    private static final Pattern PROGRAM_NAME =
            Pattern.compile("(?i)\\b(?:org|com|javax?|jakarta|cn)\\.[\\w.$]+|\\w*Exception\\w*");
    private static final int LONGEST_QUOTE = 60;

    private final String file;
    private final List<ModelObjection> found = new ArrayList<>();

    ModelObjections(String file) {
        this.file = file;
    }

    void add(XmlNode node, String text) {
        add(node, text, true);
    }

    void note(XmlNode node, String text) {
        add(node, text, false);
    }

    void add(String text) {
        add(0, "", "", text, true);
    }

    void note(String text) {
        add(0, "", "", text, false);
    }

    void add(String element, String name, String text) {
        add(0, element, name, text, true);
    }

    private void add(XmlNode node, String text, boolean refuses) {
        XmlNode named = node.nearestWithId();
        add(node.line(), named.attribute("id"), named.attribute("name"), text, refuses);
    }

    private void add(int line, String element, String name, String text, boolean refuses) {
        ModelObjection objection = new ModelObjection(file, line, quoted(element), quoted(name), text, refuses);
        if (found.size() < MOST && !found.contains(objection)) {
            found.add(objection);
        }
    }

    List<ModelObjection> all() {
        return List.copyOf(found);
    }

    boolean refuses() {
        return found.stream().anyMatch(ModelObjection::refuses);
    }

    /**
     * A piece of a model as it may stand in a sentence: on one line, not too long, and without what would read like a word
     * from our insides, where class names of the answer are watched for.
     */
    static String quoted(String text) {
        String line = PROGRAM_NAME
                .matcher(text.replaceAll("[\\p{Cntrl}\\s]+", " ").strip())
                .replaceAll("（程序类名）");
        return line.codePointCount(0, line.length()) <= LONGEST_QUOTE
                ? line
                : line.substring(0, line.offsetByCodePoints(0, LONGEST_QUOTE)) + "…";
    }
}
