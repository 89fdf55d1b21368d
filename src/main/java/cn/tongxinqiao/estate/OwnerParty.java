package cn.tongxinqiao.estate;

import java.util.List;
import java.util.UUID;
import java.util.stream.Collectors;

/**
 * Who counts as one head: one person, or persons who own together. One party may own many homes.
 *
 * @param id its id
 * @param compound code of the compound it owns in
 * @param code its number in the compound, no personal data
 * @param people the persons, at least one, in the order of the register
 */
public record OwnerParty(UUID id, String compound, String code, List<OwnerPerson> people) {

    /** Keeps its own copy of the people. */
    public OwnerParty {
        people = List.copyOf(people);
    }

    /** The names in one line, masked or clear as the people are. */
    public String names() {
        return people.stream().map(OwnerPerson::name).collect(Collectors.joining("、"));
    }
}
