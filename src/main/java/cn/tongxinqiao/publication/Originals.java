package cn.tongxinqiao.publication;

import java.util.Optional;

/** Reads originals where they are kept; the room that proposes implements it. */
public interface Originals {

    /**
     * The original of a case.
     *
     * @param number case number
     * @return what was handed in, or empty when it is kept no longer
     */
    Optional<Original> of(String number);
}
