package cn.tongxinqiao.request;

import java.util.List;
import java.util.stream.Collectors;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.ResponseStatus;

/** A case was reported as handled without what the table wants to see. */
@ResponseStatus(HttpStatus.UNPROCESSABLE_ENTITY)
public final class ProofMissing extends RuntimeException {

    private ProofMissing(String message) {
        super(message);
    }

    static ProofMissing of(List<HandlingProofs.Proof> missing) {
        return new ProofMissing("还缺办结材料，没有提交："
                + missing.stream()
                        .map(proof -> proof.label() + "（" + proof.how() + "）")
                        .collect(Collectors.joining("；"))
                + "。确实交不出的，请承办单位或上级的负责人写明理由免交。");
    }
}
