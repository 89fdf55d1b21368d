package cn.tongxinqiao.request;

import cn.tongxinqiao.access.SignedIn;
import cn.tongxinqiao.privacy.TextRules;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Notes that staff leave each other on a case. No requester and nobody of the public ever reads them. */
@Service
public class CaseNotes {

    private final CaseReaders readers;
    private final Timeline timeline;
    private final int longest;

    CaseNotes(CaseReaders readers, Timeline timeline, @Value("${tongxinqiao.request.longest-note:1000}") int longest) {
        this.readers = readers;
        this.timeline = timeline;
        this.longest = longest;
    }

    /**
     * Adds a note to the timeline of a case, an ended one too. It is masked when it is read.
     *
     * @param number case number
     * @param text the note, 1 to 1000 characters unless set otherwise
     * @param by who writes it
     * @throws UnknownRequest when there is no such case, or it is not for {@code by} to read
     * @throws NoteNotTaken when it says nothing or is too long
     */
    @Transactional
    public void add(String number, String text, SignedIn by) {
        readers.requireReader(number, by);
        String accepted = TextRules.accept(text);
        if (TextRules.saysNothing(accepted) || accepted.codePointCount(0, accepted.length()) > longest) {
            throw NoteNotTaken.notWithin(longest);
        }
        timeline.note(number, "NOTE_ADDED", accepted.strip(), by.id());
    }
}
