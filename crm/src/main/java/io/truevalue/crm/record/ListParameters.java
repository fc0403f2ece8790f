package io.truevalue.crm.record;

import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.enums.ParameterIn;
import io.swagger.v3.oas.annotations.media.Schema;
import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/** Tells the reference which parameters a list takes. */
@Parameter(
        name = "limit",
        in = ParameterIn.QUERY,
        description = "Rows a page; past 200 it is 200",
        schema = @Schema(implementation = Integer.class, minimum = "1", defaultValue = "20"))
@Parameter(
        name = "cursor",
        in = ParameterIn.QUERY,
        schema = @Schema(implementation = String.class),
        description = "next_cursor of an earlier page of the same sort")
@Parameter(
        name = "sort",
        in = ParameterIn.QUERY,
        schema = @Schema(implementation = String.class),
        example = "-created_at,last_name")
@Parameter(
        name = "filter",
        in = ParameterIn.QUERY,
        schema = @Schema(implementation = String.class),
        description = "RSQL",
        example = "last_name==\"Ng*\";state=in=(CA,NY)")
@Parameter(
        name = "count",
        in = ParameterIn.QUERY,
        description = "Whether to tell the total",
        schema = @Schema(implementation = Boolean.class))
@Documented
@Retention(RetentionPolicy.RUNTIME)
@Target(ElementType.METHOD)
public @interface ListParameters {}
