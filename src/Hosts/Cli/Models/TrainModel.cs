using System.Globalization;
using System.Text;
using System.Text.Json;
using Wheelhouse.Models;
using Wheelhouse.Models.Cards;
using Wheelhouse.Models.Files;

namespace Wheelhouse.Cli.Models;

/// <summary><c>wheelhouse risk train</c>: a model and its card from rows whose outcome is known.</summary>
static class TrainModel
{
    public static readonly Verb Verb = new(
        "risk train",
        "A scorecard or boosted trees from rows whose outcome is known",
        [],
        [
            new("--data", "FILE", "the rows: CSV, or CSV by gzip"),
            new("--target", "COLUMN", "the column that says what happened"),
            new("--bad", "VALUE", "what it says in a bad row"),
            new("--kind", "KIND", "scorecard or boosting"),
            new("--out", "MODEL.json", "where the model is written"),
            new("--card", "MODEL.md", "where its card is written, and beside it as MODEL.card.json"),
            new("--rejects", "FILE", "rejected applications, whose outcome is inferred"),
            new("--recipe", "RECIPE.json", "what is not to be found from the data"),
        ],
        """
        Empty cells and NA are missing, and missing is a value. A column is numeric where all it holds is numbers.
        Columns that name the row, such as a policy number, are left out unless the recipe's "only" asks for them.
        A scorecard bins every column, keeps what has evidence, fits a logistic regression, and adds pairs of columns
        that say more together. Boosting needs libxgboost (Debian: libxgboost0); scoring does not.
        The recipe may say "name", "only", "exclude", "specials", "monotone", "depths", "mostTrees", "rejects",
        "rejectFactor", "groups", "approve", "scaling" and "purpose".
        Prints what the card says of rows that were not trained on: "auc", its interval, "ks", "gini", "brier".
        """,
        Run);

    static async Task<int> Run(Call call, CancellationToken cancel)
    {
        var (data, output) = (call.Needed(Verb, "--data"), call.Needed(Verb, "--out"));
        var recipe = await RecipeFile.Read(call, Verb, output, cancel);
        var (table, hash) = await TableFile.Read(call, data, cancel);
        var rejects = call.Setting("--rejects") is { } path ? (await TableFile.Read(call, path, cancel)).Table : null;
        var model = Refused.Unless(Training.From(table, hash, recipe, rejects, cancel));
        await ModelOnDisk.Write(output, ModelFile.Write(model), cancel);
        if (call.Setting("--card") is { } card)
        {
            await ModelOnDisk.Write(card, Encoding.UTF8.GetBytes(ModelCard.Markdown(model)), cancel);
            await ModelOnDisk.Write(Path.ChangeExtension(card, ".card.json"), CardFile.Write(model), cancel);
        }

        await call.Channels.Output.WriteAsync(Answer(model), cancel);
        return Exit.Done;
    }

    static byte[] Answer(Model model)
    {
        var facts = model.Facts.Validation;
        var json = JsonSerializer.SerializeToUtf8Bytes(new
        {
            rows = model.Facts.Rows,
            bads = model.Facts.Bads,
            validation = facts.Method,
            auc = Short(facts.Separation.Auc),
            aucLow = Short(facts.Separation.Low),
            aucHigh = Short(facts.Separation.High),
            ks = Short(facts.Separation.Ks),
            gini = Short(facts.Separation.Gini),
            brier = Short(facts.Calibration.Brier),
            leftOut = model.Facts.Features.Where(one => one.Used.Length > 0)
                .Select(one => new { column = one.Name, why = one.Used }),
            hash = ModelFile.Hash(model),
        });
        return [.. json, (byte)'\n'];
    }

    /// <summary>Six digits after the point: more would be noise.</summary>
    internal static decimal Short(double value) =>
        decimal.Parse(value.ToString("0.######", CultureInfo.InvariantCulture), CultureInfo.InvariantCulture);
}
