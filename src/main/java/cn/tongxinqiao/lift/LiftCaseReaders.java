package cn.tongxinqiao.lift;

import cn.tongxinqiao.access.SignedIn;
import cn.tongxinqiao.estate.EstateReaders;
import java.util.Set;
import org.springframework.stereotype.Component;

/**
 * Who may see a lift case and who may run it: whoever may with the register of the compound; mediators and the departments
 * that are invited to lifts read it too.
 */
@Component
public class LiftCaseReaders {

    /** Desks that are invited to the lifts of the whole district. */
    private static final Set<String> INVITED =
            Set.of("mediator", "dept-housing", "dept-planning", "dept-market", "dept-justice");

    private final EstateReaders readers;
    private final LiftCaseRows rows;

    LiftCaseReaders(EstateReaders readers, LiftCaseRows rows) {
        this.readers = readers;
        this.rows = rows;
    }

    /** Whether somebody may see the case. */
    public boolean mayRead(LiftCase lift, SignedIn reader) {
        return readers.mayRead(lift.scope().compound(), reader)
                || reader.isStaff() && INVITED.stream().anyMatch(reader::has);
    }

    /** Whether somebody may run the case. */
    public boolean mayEdit(LiftCase lift, SignedIn editor) {
        return readers.mayEdit(lift.scope().compound(), editor);
    }

    /**
     * The case where it is for the reader to see.
     *
     * @param number its number
     * @param reader who asks
     * @return the case
     * @throws UnknownLiftCase when there is none, or not for the reader
     */
    public LiftCase requireReader(String number, SignedIn reader) {
        return rows.find(number).filter(lift -> mayRead(lift, reader)).orElseThrow(UnknownLiftCase::of);
    }

    /**
     * The case where it is for the editor to run.
     *
     * @param number its number
     * @param editor who asks
     * @return the case
     * @throws UnknownLiftCase when there is none, or not for the editor to read
     * @throws LiftCaseNotYours when the editor may only read it
     */
    public LiftCase requireEditor(String number, SignedIn editor) {
        LiftCase lift = requireReader(number, editor);
        if (!mayEdit(lift, editor)) {
            throw LiftCaseNotYours.readOnly();
        }
        return lift;
    }
}
