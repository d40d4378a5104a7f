using System.Text;
using Wheelhouse.Models.Cards;

namespace Wheelhouse.Cli.Models;

/// <summary><c>wheelhouse risk card FILE</c>: a model's card in Markdown.</summary>
static class ShowCard
{
    public static readonly Verb Verb = new(
        "risk card",
        "A model's card in Markdown",
        ["FILE"],
        [new("--json", null, "the card as JSON, for other programs")],
        """
        FILE is a model that risk train wrote. Prints its purpose, data, worth on rows not trained on, calibration,
        features, fairness, points, stability baseline, limits, owner, approvals and hash.
        """,
        Run);

    static async Task<int> Run(Call call, CancellationToken cancel)
    {
        var model = await ModelOnDisk.Read(call, call.Operands[0], cancel);
        var card = call.Has("--json") ? CardFile.Write(model) : Encoding.UTF8.GetBytes(ModelCard.Markdown(model));
        await call.Channels.Output.WriteAsync(card, cancel);
        return Exit.Done;
    }
}
