/**
 * Who did what to which case when: entries that are only ever added, written in the transaction of the act and sealed in
 * order afterwards into a chain, so that whoever changes, removes or adds one in the database is found out.
 *
 * <p>Holds accounts, case numbers and names of fields, never personal data.
 */
@ApplicationModule(
        displayName = "审计",
        allowedDependencies = {"privacy"})
package cn.tongxinqiao.audit;

import org.springframework.modulith.ApplicationModule;
