/**
 * District, towns, communities, teams and departments, and the people who work in them.
 *
 * <p>The tables of this room are the truth; the engine's users, groups, tenants and memberships follow from them in the
 * same transaction, and are compared with them at every start.
 */
@ApplicationModule(
        displayName = "组织",
        allowedDependencies = {"engine", "privacy", "calendar", "audit"})
package cn.tongxinqiao.organization;

import org.springframework.modulith.ApplicationModule;
