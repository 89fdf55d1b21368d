package cn.tongxinqiao.property;

import java.math.BigDecimal;

/** What the owners' survey came to. */
public interface OwnerResults {

    /**
     * Begins the survey of an assessment and writes to the owners; beginning it again changes nothing.
     *
     * @param assessment its number
     */
    void open(String assessment);

    /**
     * Ends the survey and counts it; counting it again gives the same.
     *
     * @param assessment its number
     * @return what came out
     */
    Outcome close(String assessment);

    /**
     * What the survey came to.
     *
     * @param respondents homes with a valid answer
     * @param praise how many of them are praise
     * @param turnout share of the homes that answered, 0 to 1, four decimals
     * @param valid whether that is enough by the table {@code property-limit}
     * @param score 0 to 100, two decimals; null when nobody answered
     */
    record Outcome(int respondents, int praise, BigDecimal turnout, boolean valid, BigDecimal score) {}
}
