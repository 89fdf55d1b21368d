package cn.tongxinqiao.access;

import java.util.Optional;

/**
 * Cases of one room that a case of another may come from, such as a dispute that a request told of. The rooms need not know
 * each other: whoever keeps cases says which of them are the asking person's to pass on.
 */
public interface CaseSource {

    /**
     * An open case led by a unit of the reader.
     *
     * @param number number of the case
     * @param reader who asks
     * @return the case; empty when this room keeps no such case, it is over, or it is not the reader's to pass on
     */
    Optional<SourceCase> led(String number, SignedIn reader);

    /**
     * What is handed on of a case: nothing about who brought it.
     *
     * @param number its number
     * @param subject a few words without names
     * @param community code of the community it happened in
     * @param place address in words
     */
    record SourceCase(String number, String subject, String community, String place) {

        @Override
        public String toString() {
            return "SourceCase[" + number + "]";
        }
    }
}
