/** The auditor's page and API, and where a call came from. */
package cn.tongxinqiao.audit.web;
