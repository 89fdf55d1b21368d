package cn.tongxinqiao.access;

import java.util.List;
import java.util.stream.Collectors;

/** An exception that says of each field what is wrong with it; a problem document lists the first hundred as
 * {@code errors}. */
public interface FaultsNamed {

    /** How many a sentence names. */
    int MOST_NAMED = 5;

    /**
     * What is wrong.
     *
     * @return at least one fault, in the order of what was handed in
     */
    List<Fault> faults();

    /**
     * Tells faults in one sentence.
     *
     * @param faults the faults
     * @return a Chinese sentence
     */
    static String sentence(List<Fault> faults) {
        return faults.stream().limit(MOST_NAMED).map(Fault::message).collect(Collectors.joining("；"))
                + (faults.size() > MOST_NAMED ? "；另有 " + (faults.size() - MOST_NAMED) + " 处" : "")
                + "。";
    }

    /**
     * What is wrong with one field.
     *
     * @param field path of the field, such as {@code units[3].area}
     * @param message what is wrong, in Chinese, without a full stop
     */
    record Fault(String field, String message) {}
}
