using Wheelhouse.Decisions;
using Wheelhouse.Kernel;
using Wheelhouse.Models;
using Wheelhouse.Models.Boosting;
using Wheelhouse.Models.Data;
using Wheelhouse.Models.Files;
using Wheelhouse.Models.Scorecards;

namespace Wheelhouse.Engines.Tests.Decisions;

/// <summary>A policy with groups, two cards that share the cases out, and a model of two stumps.</summary>
static class NodeSamples
{
    /// <summary>Log-odds of bad: 1 where less than 20 % is paid down, else −1; 0.5 more for a used car, else 0.5
    /// less.</summary>
    internal static readonly Model Stumps = new(
        "stumps", new("bad", "1"),
        [new("Down", ColumnKind.Numeric, []), new("Car", ColumnKind.Categorical, ["old", "new"])], new Scaling(), null,
        new TreeEnsemble(
            0, [new(0, -1), new(1, 0)], [0, 3], [0, -1, -1, 1, -1, -1], [0.2f, 1f, -1f, 0.5f, -0.5f, 0.5f],
            [1, 0, 0, 4, 0, 0], [true, false, false, true, false, false], [100, 50, 50, 100, 50, 50]),
        new([], [1]),
        new(
            Purpose.Unsaid, "", 0, 0, 0, [], new("none", 0, new(0.5, 0.5, 0.5, 0), 0, new(0, [], 0, 1)), [],
            new Dictionary<string, string>()));

    internal static readonly string Json = $$"""
        {
          "policy": "nodes", "version": 2, "validFrom": "2026-01-01", "needs": ["bureau"],
          "note": { "zh": "样例", "en": "sample" },
          "groups": [ { "id": "credit", "label": { "zh": "信用", "en": "Credit" } } ],
          "fields": [
            { "name": "down", "kind": "number", "unit": "share", "min": 0, "max": 1, "optional": true,
              "label": { "zh": "首付比例", "en": "down payment" } },
            { "name": "condition", "kind": "text", "options": ["new", "used"],
              "label": { "zh": "车况", "en": "condition" } },
            { "name": "thin", "kind": "flag", "optional": true, "label": { "zh": "薄档", "en": "thin file" } },
            { "name": "score", "kind": "number", "min": 0, "max": 1000, "optional": true,
              "label": { "zh": "评分", "en": "score" } },
            { "name": "pd", "kind": "number", "unit": "share", "min": 0, "max": 1, "optional": true,
              "label": { "zh": "违约概率", "en": "PD" } }
          ],
          "scorecards": [
            { "id": "MAIN", "version": 4, "output": "score", "base": 500, "when": { "thin": "false" },
              "characteristics": [ { "field": "condition", "bins": [
                { "when": "new", "points": 100, "reason": "USED" },
                { "when": "used", "points": 20, "reason": "USED" } ] } ] },
            { "id": "THIN", "version": 1, "output": "score", "base": 400, "when": { "thin": "true" },
              "characteristics": [ { "field": "condition", "bins": [
                { "when": "new", "points": 110, "reason": "USED" },
                { "when": "used", "points": 90, "reason": "USED" } ] } ] }
          ],
          "models": [
            { "id": "PD-1", "version": 7, "output": "pd", "model": "stumps", "hash": "{{ModelFile.Hash(Stumps)}}",
              "gives": "probability",
              "inputs": {
                "Down": { "field": "down", "reason": "DOWN" },
                "Car": { "field": "condition", "words": { "used": "old" }, "reason": "USED" } } }
          ],
          "tables": [
            { "id": "SC", "version": 3, "group": "credit", "label": { "zh": "评分", "en": "Score" }, "shows": "score",
              "owner": { "zh": "信审", "en": "credit desk" }, "computes": { "zh": "加总", "en": "adds points" },
              "rows": [
                { "id": "good", "when": { "score": ">= 500" }, "result": "pass" },
                { "id": "low", "when": { "score": "< 500" }, "result": "decline", "reason": "@scorecard" } ] },
            { "id": "PD", "group": "credit", "label": { "zh": "违约概率", "en": "PD" }, "shows": "pd",
              "rows": [
                { "id": "in", "when": { "pd": "<= 0.30" }, "result": "pass" },
                { "id": "over", "when": { "pd": "> 0.30" }, "result": "refer", "reason": "@PD-1" } ] }
          ],
          "reasons": {
            "missing": { "zh": "缺少", "en": "'{check}' needs more" },
            "pattern": { "zh": "整体情况", "en": "the case as a whole" },
            "DOWN": { "zh": "首付 {down}", "en": "{down} down" },
            "USED": { "zh": "二手车", "en": "a used car" }
          }
        }
        """;

    internal static Policy TwoCards => Read(Json).Value;

    internal static Outcome<Policy> Read(string json) => PolicyFile.Read(
        json,
        name => name == "stumps"
            ? Stumps
            : new Refusal("decisions.unknown_model", $"No model '{name}'.", RefusalKind.Invalid));

    internal static Inputs Case(decimal? down, string condition, bool? thin) => TwoCards.NewInputs()
        .Set("down", Datum.Of(down)).Set("condition", Datum.Of(condition)).Set("thin", Datum.Of(thin));
}
