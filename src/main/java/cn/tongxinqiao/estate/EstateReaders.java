package cn.tongxinqiao.estate;

import cn.tongxinqiao.access.SignedIn;
import cn.tongxinqiao.organization.Compound;
import cn.tongxinqiao.organization.Organization;
import cn.tongxinqiao.organization.Unit;
import cn.tongxinqiao.organization.UnitKind;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.springframework.stereotype.Component;

/**
 * Who may see and who may change a register: its compound's community and the units above it read, as do the housing
 * department and the mediators; community, town and administrators also write. Volunteers and owners' committees never.
 */
@Component
public class EstateReaders {

    /** Desks that deal with registers of the whole district. */
    private static final Set<String> DISTRICT_READERS = Set.of("dept-housing", "mediator");

    private static final String ADMINISTRATORS = "camunda-admin";

    private final Organization organization;

    EstateReaders(Organization organization) {
        this.organization = organization;
    }

    /**
     * Whether somebody may read the register of a compound.
     *
     * @param compound code of the compound, may be unknown
     * @param reader who asks
     * @return false for an unknown compound too
     */
    public boolean mayRead(String compound, SignedIn reader) {
        return find(compound).filter(found -> mayRead(found, reader)).isPresent();
    }

    /**
     * Which registers of many compounds somebody may read, as {@link #mayRead(String, SignedIn)} says of each; asks as often
     * as there are communities.
     *
     * @param compounds codes of the compounds, may be unknown
     * @param reader who asks
     * @return codes of those that may be read
     */
    public Set<String> readable(Collection<String> compounds, SignedIn reader) {
        Map<String, Boolean> communities = new HashMap<>();
        return organization.compounds(Set.copyOf(compounds)).stream()
                .filter(found -> communities.computeIfAbsent(found.community(), community -> mayRead(found, reader)))
                .map(Compound::code)
                .collect(Collectors.toSet());
    }

    /**
     * Whether somebody may change the register of a compound.
     *
     * @param compound code of the compound, may be unknown
     * @param editor who asks
     * @return false for an unknown compound too
     */
    public boolean mayEdit(String compound, SignedIn editor) {
        return find(compound).filter(found -> mayEdit(found, editor)).isPresent();
    }

    /**
     * The compound where its register is for the reader to read.
     *
     * @param compound code of the compound
     * @param reader who asks
     * @return the compound
     * @throws UnknownEstate when there is no such compound or it is not the reader's, with the same words
     */
    public Compound requireReader(String compound, SignedIn reader) {
        return find(compound).filter(found -> mayRead(found, reader)).orElseThrow(UnknownEstate::compound);
    }

    /**
     * The compound where its register is for the editor to change.
     *
     * @param compound code of the compound
     * @param editor who asks
     * @return the compound
     * @throws UnknownEstate when there is no such compound or it is not the editor's to read, with the same words
     * @throws EstateNotYours when the editor may only read it
     */
    public Compound requireEditor(String compound, SignedIn editor) {
        Compound found = requireReader(compound, editor);
        if (!mayEdit(found, editor)) {
            throw EstateNotYours.readOnly();
        }
        return found;
    }

    boolean mayRead(Compound compound, SignedIn reader) {
        if (!reader.isStaff()) {
            return false;
        }
        return DISTRICT_READERS.stream().anyMatch(reader::has)
                || reader.has(ADMINISTRATORS)
                || line(compound).stream().anyMatch(unit -> isOf(unit, reader));
    }

    boolean mayEdit(Compound compound, SignedIn editor) {
        if (!editor.isStaff()) {
            return false;
        }
        return editor.has(ADMINISTRATORS)
                || line(compound).stream()
                        .filter(unit -> unit.kind() == UnitKind.COMMUNITY || unit.kind() == UnitKind.TOWN)
                        .anyMatch(unit -> isOf(unit, editor));
    }

    private Optional<Compound> find(String compound) {
        return compound == null ? Optional.empty() : organization.compound(compound);
    }

    private List<Unit> line(Compound compound) {
        List<Unit> line = new ArrayList<>();
        line.add(organization.unit(compound.community()));
        line.addAll(organization.superiorsOf(compound.community()));
        return line;
    }

    private boolean isOf(Unit unit, SignedIn reader) {
        return reader.has(organization.receivingGroup(unit.code()))
                || reader.has(organization.leaderGroup(unit.code()));
    }
}
