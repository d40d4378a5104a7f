using Wheelhouse.Decisions;

namespace Wheelhouse.Engines.Tests.Decisions;

/// <summary>A policy small enough to follow by hand: one characteristic and three checks.</summary>
static class Samples
{
    internal const string Json = """
        {
          "policy": "sample", "version": 3, "validFrom": "2026-01-01", "validTo": "2026-12-31",
          "note": { "zh": "样例", "en": "sample" },
          "fields": [
            { "name": "dti", "kind": "number", "unit": "share", "min": 0, "max": 5,
              "label": { "zh": "负债收入比", "en": "debt to income" } },
            { "name": "condition", "kind": "text", "options": ["new", "used"],
              "label": { "zh": "车况", "en": "condition" } },
            { "name": "down", "kind": "number", "unit": "share", "min": 0, "max": 1,
              "label": { "zh": "首付比例", "en": "down payment" } },
            { "name": "listed", "kind": "flag", "optional": true, "label": { "zh": "名单", "en": "on a list" } },
            { "name": "score", "kind": "number", "unit": "points", "min": 0, "max": 1000,
              "label": { "zh": "评分", "en": "score" } }
          ],
          "scorecard": {
            "id": "SC", "version": 1, "output": "score", "base": 400,
            "characteristics": [
              { "field": "down", "bins": [
                { "when": "< 0.20", "points": 0, "reason": "DOWN_SMALL" },
                { "when": "[0.20..0.40)", "points": 60, "reason": "DOWN_SMALL" },
                { "when": ">= 0.40", "points": 100, "reason": "DOWN_SMALL" } ] },
              { "field": "dti", "bins": [
                { "when": "<= 0.30", "points": 120, "reason": "DTI_HIGH" },
                { "when": "> 0.30", "points": 25, "reason": "DTI_HIGH" } ] } ]
          },
          "tables": [
            { "id": "CR-DTI", "label": { "zh": "负债收入比", "en": "Debt to income" }, "shows": "dti",
              "limit": { "zh": "≤ 50%", "en": "≤ 50%" },
              "rows": [
                { "id": "in", "when": { "dti": "<= 0.50" }, "result": "pass" },
                { "id": "near", "when": { "dti": "(0.50..0.60]" }, "result": "refer", "reason": "DTI_HIGH" },
                { "id": "over", "when": { "dti": "> 0.60" }, "result": "decline", "reason": "DTI_HIGH" } ] },
            { "id": "SC-1", "label": { "zh": "评分", "en": "Score" }, "shows": "score", "hit": "unique",
              "rows": [
                { "id": "good", "when": { "score": ">= 500" }, "result": "pass" },
                { "id": "low", "when": { "score": "< 500" }, "result": "refer", "reason": "@scorecard" } ] },
            { "id": "FR-LIST", "label": { "zh": "名单", "en": "Lists" }, "shows": "listed", "hit": "collect",
              "rows": [ { "id": "hit", "when": { "listed": "true" }, "result": "decline", "reason": "LISTED" } ] }
          ],
          "reasons": {
            "missing": { "zh": "缺少核对“{check}”所需的资料", "en": "what the check '{check}' needs is not known" },
            "DTI_HIGH": { "zh": "负债收入比 {dti}，上限 {limit}", "en": "debts take {dti} of income, {limit} allowed" },
            "DOWN_SMALL": { "zh": "首付 {down} 偏低", "en": "a down payment of {down} is small" },
            "LISTED": { "zh": "名单命中", "en": "on a list" }
          }
        }
        """;

    internal static Policy Policy => PolicyFile.Read(Json).Value;

    internal static Inputs Inputs(decimal? dti, decimal? down, bool? listed = false, string? condition = "new") =>
        Policy.NewInputs().Set("dti", Datum.Of(dti)).Set("down", Datum.Of(down)).Set("listed", Datum.Of(listed))
            .Set("condition", Datum.Of(condition));
}
