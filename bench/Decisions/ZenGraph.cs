using System.Globalization;
using System.Text.Json.Nodes;
using Wheelhouse.Decisions;

/// <summary>A policy with one scorecard as a graph of GoRules zen, node for node: the same tables, the same bins.
/// </summary>
/// <remarks>Words, hashes and reasons' texts have no place there: zen is spared them.</remarks>
static class ZenGraph
{
    internal static JsonObject Of(Policy policy)
    {
        var nodes = new JsonArray { Node("in", "inputNode"), Node("out", "outputNode") };
        var edges = new JsonArray();
        var card = policy.Scorecards[0];
        foreach (var (n, part) in card.Characteristics.Index())
        {
            var field = policy.Fields[part.Slot];
            var rules = part.Bins.Select(bin => new JsonObject
            {
                ["i0"] = Test(bin.When.Notation, field.Kind),
                ["o"] = bin.Points.ToString(CultureInfo.InvariantCulture),
            });
            nodes.Add(Table($"bin{n}", [field.Name], $"p{n}", rules));
            Join("in", $"bin{n}");
            Join($"bin{n}", "score");
        }

        var sum = string.Join(" + ", card.Characteristics.Select((_, n) => $"p{n}").Prepend($"{card.Base}"));
        nodes.Add(Node("score", "expressionNode", new JsonObject
        {
            ["passThrough"] = false,
            ["expressions"] = new JsonArray(new JsonObject
            {
                ["id"] = "sum",
                ["key"] = policy.Fields[card.Output].Name,
                ["value"] = sum,
            }),
        }));
        foreach (var (n, table) in policy.Tables.Index())
        {
            nodes.Add(Table($"check{n}", [.. table.Looks.Select(slot => policy.Fields[slot].Name)], $"c{n}",
                table.Rows.Select(row => Row(policy, table, row))));
            Join("in", $"check{n}");
            Join("score", $"check{n}");
            Join($"check{n}", "out");
        }

        return new() { ["nodes"] = nodes, ["edges"] = edges };

        void Join(string from, string to) => edges.Add(new JsonObject
        {
            ["id"] = $"{from}-{to}",
            ["type"] = "edge",
            ["sourceId"] = from,
            ["targetId"] = to,
        });
    }

    /// <summary>The values of a case, as zen reads them.</summary>
    internal static JsonObject Case(Inputs inputs) => new(inputs.Fields.All.Select(field =>
    {
        var value = inputs[field.Name];
        return KeyValuePair.Create<string, JsonNode?>(
            field.Name,
            value.Number is { } number ? JsonValue.Create(number)
            : value.Flag is { } flag ? JsonValue.Create(flag)
            : value.Text is { } word ? JsonValue.Create(word) : null);
    }));

    static JsonObject Row(Policy policy, PolicyTable table, PolicyRow row)
    {
        if (table.Hit == HitPolicy.Collect)
        {
            throw new NotSupportedException("A table that collects is no table of zen's.");
        }

        var rule = new JsonObject { ["o"] = $"\"{row.Result}\"" };
        foreach (var (n, slot) in table.Looks.Index())
        {
            var cell = row.When.Where(cell => cell.Slot == slot).Select(cell => cell.Condition.Notation);
            rule[$"i{n}"] = Test(cell.FirstOrDefault("-"), policy.Fields[slot].Kind);
        }

        return rule;
    }

    static string Test(string notation, FieldKind kind) => notation switch
    {
        "-" => "",
        "missing" => "null",
        _ when kind == FieldKind.Text => string.Join(", ", notation.Split(',').Select(word => $"'{word.Trim()}'")),
        _ => notation,
    };

    static JsonObject Table(string id, string[] fields, string output, IEnumerable<JsonObject> rules)
    {
        var numbered = rules.Select((rule, n) =>
        {
            rule["_id"] = $"{n}";
            return (JsonNode)rule;
        });
        return Node(id, "decisionTableNode", new JsonObject
        {
            ["hitPolicy"] = "first",
            ["passThrough"] = false,
            ["inputs"] = new JsonArray([.. fields.Select((field, n) => new JsonObject
            {
                ["id"] = $"i{n}", ["name"] = field, ["field"] = field,
            })]),
            ["outputs"] = new JsonArray(new JsonObject { ["id"] = "o", ["name"] = output, ["field"] = output }),
            ["rules"] = new JsonArray([.. numbered]),
        });
    }

    static JsonObject Node(string id, string type, JsonObject? content = null) => new()
    {
        ["id"] = id,
        ["type"] = type,
        ["name"] = id,
        ["position"] = new JsonObject { ["x"] = 0, ["y"] = 0 },
        ["content"] = content ?? new JsonObject(),
    };
}
