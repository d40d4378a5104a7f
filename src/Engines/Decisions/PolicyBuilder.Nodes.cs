using System.Collections.Immutable;
using Wheelhouse.Kernel;
using Wheelhouse.Models.Data;
using Wheelhouse.Models.Files;

namespace Wheelhouse.Decisions;

/// <summary>Models, and what ties nodes, checks and groups together.</summary>
sealed partial class PolicyBuilder
{
    /// <summary>A model node; null after the first thing wrong.</summary>
    ModelNode? Model(PolicyFile.ModelBody node)
    {
        var found = models(node.Model);
        wrong ??= found.Refused;
        if (!found.IsDone)
        {
            return null;
        }

        var model = found.Value;
        var hash = ModelFile.Hash(model);
        wrong ??= hash == node.Hash ? null : new Refusal(
            "decisions.model_differs",
            $"The policy was made for another build of the model '{node.Model}' than the one on the shelf; "
            + "publish a version of the policy that names this build.",
            RefusalKind.Invalid, new RefusalValue("model", node.Model));
        var unknown = node.Inputs.Keys.Except(model.Inputs.Select(input => input.Name), StringComparer.Ordinal);
        Check(!unknown.Any(), node.Id, $"the model reads no '{unknown.FirstOrDefault()}'");
        return new(
            node.Id, node.Version, Slot(node.Output, node.Id), model, hash,
            [.. model.Inputs.Select(input => Input(node, input))], node.Gives);
    }

    ModelInputField Input(PolicyFile.ModelBody node, ModelInput input)
    {
        var known = node.Inputs.TryGetValue(input.Name, out var body);
        Check(known, node.Id, $"no field stands for the model's input '{input.Name}'");
        if (body is null)
        {
            return new(0, false, [], null);
        }

        var slot = Slot(body.Field, node.Id);
        var (field, words) = (fields[slot], input.Kind == ColumnKind.Categorical);
        Check(
            (field.Kind == FieldKind.Text) == words, node.Id,
            $"the model reads '{input.Name}' as {(words ? "words" : "a number")} and {body.Field} is a {field.Kind}");
        return new(
            slot, body.Missing, words && field.Kind == FieldKind.Text ? Words(node.Id, field, input, body.Words) : [],
            Known(body.Reason, node.Id));
    }

    /// <summary>Each option's word in the model: a word that training never saw would be read as not known.</summary>
    ImmutableArray<int> Words(string place, Field field, ModelInput input, Dictionary<string, string>? words)
    {
        var levels = field.Options.Select(option => input.Levels.ToList().IndexOf(
            words?.GetValueOrDefault(option, option) ?? option)).ToImmutableArray();
        Check(
            !levels.Contains(-1), place,
            $"the model knows no word for '{field.Options.Zip(levels).FirstOrDefault(o => o.Second < 0).First}' of "
            + $"{field.Name}");
        return levels;
    }

    void CheckNames(ImmutableArray<PolicyTable> tables)
    {
        Check(tables.DistinctBy(table => table.Id).Count() == tables.Length, "tables", "two tables have one id");
        Check(
            tables.All(table => table.Version is not < 1), "tables", "a version is 1 or more");
        var groups = Listed(body.Groups);
        Check(groups.DistinctBy(group => group.Id).Count() == groups.Length, "groups", "two groups have one id");
        foreach (var table in tables.Where(table => groups.Length > 0 || table.Group is not null))
        {
            Check(groups.Any(group => group.Id == table.Group), table.Id, $"there is no group '{table.Group}'");
        }

        var ids = tables.Select(table => table.Id).Concat(Cards.Select(card => card.Id))
            .Concat(Listed(body.Models).Select(model => model.Id)).ToList();
        Check(
            ids.Distinct(StringComparer.Ordinal).Count() == ids.Count, "tables",
            "a check, scorecard or model has the id of another");
    }

    /// <summary>An output is written by its nodes alone, is a number, and no node looks at one.</summary>
    void CheckOutputs(ImmutableArray<Scorecard> cards, ImmutableArray<ModelNode> nodes)
    {
        var written = nodes.Select(node => (node.Id, node.Output, node.Looks))
            .Concat(cards.Select(card => (card.Id, card.Output, card.Looks)));
        foreach (var (id, output, looks) in written)
        {
            Check(!fields[output].Computed, id, "its output is computed by a formula, too");
            Check(fields[output].Kind == FieldKind.Number, id, "its output is no number");
            Check(
                !looks.Any(slot => outputs.Contains(fields[slot].Name)), id,
                "it looks at what a scorecard or model writes");
        }

        Check(
            nodes.DistinctBy(node => node.Output).Count() == nodes.Length
                && !nodes.Any(node => cards.Any(card => card.Output == node.Output)),
            "models", "two nodes write one field");
    }
}
