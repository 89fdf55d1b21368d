package cn.tongxinqiao.engine;

import java.util.Comparator;

/**
 * What is wrong with a model, and what to do instead.
 *
 * @param file the file it is about, empty when it is about the deployment as a whole
 * @param line line in the file, 0 when unknown
 * @param element id of the element, empty when there is none
 * @param name name of the element as people know it, empty when there is none
 * @param text one Chinese sentence
 * @param refuses false for what should be put right but keeps nothing from being deployed
 */
record ModelObjection(String file, int line, String element, String name, String text, boolean refuses) {

    static final Comparator<ModelObjection> IN_ORDER = Comparator.comparing(ModelObjection::refuses)
            .reversed()
            .thenComparing(ModelObjection::file)
            .thenComparingInt(ModelObjection::line);

    static ModelObjection about(String file, String text) {
        return new ModelObjection(file, 0, "", "", text, true);
    }

    /** As people read it: file, line, element, reason. */
    String sentence() {
        StringBuilder sentence = new StringBuilder();
        if (!file.isEmpty()) {
            sentence.append(file);
            if (line > 0) {
                sentence.append(" 第").append(line).append("行");
            }
        }
        if (!name.isEmpty() || !element.isEmpty()) {
            sentence.append(sentence.isEmpty() ? "" : " ");
            sentence.append(name.isEmpty() ? "“" + element + "”" : "“" + name + "”");
            if (!name.isEmpty() && !element.isEmpty()) {
                sentence.append("（").append(element).append("）");
            }
        }
        return sentence.append(sentence.isEmpty() ? "" : "：").append(text).toString();
    }
}
