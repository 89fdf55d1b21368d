package cn.tongxinqiao.engine;

import java.util.Optional;
import java.util.Set;

/** What a model may lean on besides the files it comes with. */
interface ModelSurroundings {

    /** The newest decision of this id, ready to be asked. */
    boolean hasDecision(String id);

    /** The newest process of this id. */
    Optional<CalledModel> process(String id);

    /** Ids of the processes a message of this name starts: the engine allows one. */
    Set<String> startedBy(String message);

    /** Whether people can be members of it. */
    boolean hasGroup(String id);

    /** Whether the form lies ready to be deployed along with a model that names it. */
    boolean hasForm(String id);

    /** What a program step of this name is, empty when no model may name it. */
    Optional<ModelBeans.Kind> bean(String name);
}
