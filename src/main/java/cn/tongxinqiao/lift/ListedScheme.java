package cn.tongxinqiao.lift;

import cn.tongxinqiao.estate.Scope;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.UUID;

/**
 * The newest version of a scheme in a list.
 *
 * @param id the scheme
 * @param scope the building and entrance the lift serves
 * @param version number of the version
 * @param status whether it may still change
 * @param name what people call it
 * @param method how the cost is shared
 * @param cost what the lift costs, yuan
 * @param payers how many homes share the cost
 * @param savedBy account that saved it last
 * @param savedAt when
 */
public record ListedScheme(
        UUID id,
        Scope scope,
        int version,
        SchemeStatus status,
        String name,
        CostMethod method,
        BigDecimal cost,
        int payers,
        String savedBy,
        Instant savedAt) {}
