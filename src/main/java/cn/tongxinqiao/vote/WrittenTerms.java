package cn.tongxinqiao.vote;

import cn.tongxinqiao.access.FaultsNamed.Fault;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;

/** Codes and days as programs write them to the calculators. */
public final class WrittenTerms {

    private WrittenTerms() {}

    /**
     * Reads a code.
     *
     * @param written what was written, may be null
     * @param known the codes there are
     * @param field path of the field
     * @param name what people call it, for a sentence that begins with it
     * @param faults takes what is wrong
     * @return the code; null when it is missing or unknown
     */
    public static <E extends Enum<E>> E code(String written, E[] known, String field, String name, List<Fault> faults) {
        for (E code : known) {
            if (written != null && code.name().equals(written.strip())) {
                return code;
            }
        }
        faults.add(new Fault(
                field,
                name + (written == null || written.isBlank() ? "没有写" : "不认识") + "，应为 "
                        + Arrays.stream(known).map(Enum::name).collect(Collectors.joining("、")) + " 之一"));
        return null;
    }

    /**
     * Reads the day whose rules count.
     *
     * @param written what was written in the field {@code date}, null or blank for today
     * @param today today
     * @param faults takes what is wrong
     * @return the day; today when it cannot be read
     */
    public static LocalDate day(String written, LocalDate today, List<Fault> faults) {
        try {
            return written == null || written.isBlank() ? today : LocalDate.parse(written.strip());
        } catch (DateTimeException e) {
            faults.add(new Fault("date", "日期（date）应写成 2026-11-20 的样子"));
            return today;
        }
    }
}
