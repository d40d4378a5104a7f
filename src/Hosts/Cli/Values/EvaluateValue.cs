namespace Wheelhouse.Cli.Values;

/// <summary><c>wheelhouse value evaluate FILE</c>: a price guide against prices it has not seen.</summary>
static class EvaluateValue
{
    public static readonly Verb Verb = new(
        "value evaluate",
        "A price guide against listings: errors, and how many lie in the interval",
        ["FILE"],
        [Guides.Chosen],
        """
        FILE is a CSV as for value train. Every row is valued; a word that the guide does not know, or a year that
        cannot be, counts as not known. Prints "rows", "meanShareError" (MAPE), "medianShareError", "rSquared",
        "coverage" of the 80 % interval, "within10Percent" and "within20Percent"; shares are fractions.
        """,
        Run);

    static async Task<int> Run(Call call, CancellationToken cancel)
    {
        var guide = Guides.Read(call);
        var listings = Guides.Listings(call, guide.Market.Currency, cancel);
        if (listings.Count == 0)
        {
            throw new UnreadableException($"{call.Operands[0]}: expected at least one row below the header");
        }

        var quality = guide.Judge(listings);
        await Guides.Write(
            call,
            json =>
            {
                json.WriteStartObject();
                Guides.Quality(json, quality);
                json.WriteEndObject();
            },
            cancel);
        return Exit.Done;
    }
}
