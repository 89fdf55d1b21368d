package cn.tongxinqiao.property;

import cn.tongxinqiao.access.SignedIn;
import cn.tongxinqiao.estate.EstateReaders;
import java.util.Collection;
import java.util.Set;
import org.springframework.stereotype.Component;

/**
 * Who may see what is known of a compound's property company and who may run its assessment: whoever reads or keeps the
 * register of the compound. Departments see it from the tasks they are given.
 */
@Component
public class PropertyReaders {

    private final EstateReaders estate;

    PropertyReaders(EstateReaders estate) {
        this.estate = estate;
    }

    /** Whether somebody may see what concerns a compound. */
    public boolean mayRead(String compound, SignedIn reader) {
        return estate.mayRead(compound, reader);
    }

    /** Which of many compounds somebody may see. */
    public Set<String> readable(Collection<String> compounds, SignedIn reader) {
        return estate.readable(compounds, reader);
    }

    /** Whether somebody may act for a compound. */
    public boolean mayEdit(String compound, SignedIn editor) {
        return estate.mayEdit(compound, editor);
    }

    /**
     * Lets whoever may act pass.
     *
     * @param compound code of the compound
     * @param editor who asks
     * @throws PropertyNotYours when the account may only read
     * @throws UnknownProperty when it may not even do that
     */
    public void requireEditor(String compound, SignedIn editor) {
        if (!mayRead(compound, editor)) {
            throw UnknownProperty.assessment();
        }
        if (!mayEdit(compound, editor)) {
            throw PropertyNotYours.readOnly();
        }
    }
}
