package cn.tongxinqiao.request;

import cn.tongxinqiao.access.SignedIn;

/** What the room needs of whatever holds the form of the intake clerk. */
public interface TriageForm {

    /**
     * Submits the form of a case in the clerk's name as it opens, with the number of the main case in it; what nobody knows
     * yet is taken from the main case.
     *
     * @param number case number
     * @param main what is known of the main case; it has a category where this case has none
     * @param mainNumber number of the main case
     * @param by the clerk
     * @throws MergeRefused when there is no such form to submit any more
     */
    void submitAsDuplicate(String number, CaseFile.Known main, String mainNumber, SignedIn by);
}
