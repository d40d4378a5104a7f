using Wheelhouse.Kit;
using Xunit;

namespace Wheelhouse.Journeys.Tests.BadInput;

/// <summary>Another organisation's id is answered as one that never was, to the byte, and does nothing.</summary>
/// <remarks>All endpoints are walked by <see cref="StrangerTests"/>; here the whole database is compared too.</remarks>
[Collection(BadInputCollection.Name)]
public sealed class ForeignIdTests(BadInputHouses houses)
{
    [Theory, InlineData(false), InlineData(true)]
    public async Task A_foreign_agreement_looks_like_none(bool postgres)
    {
        var house = await houses.On(postgres);
        using var stranger = await house.SignIn("jiangcheng.servicing");
        var mine = house.Running.Agreement.Split('/')[^1];
        (string Path, object Body)[] writes =
        [
            ("payments", new { amount = Deal.Cny(100) }),
            ("settlement", new { amount = Deal.Cny(100) }),
            ("events/2/reversal", new { note = "mine now" }),
            ("changes", new { type = "rateChange", annualRate = "0.01", on = TestHouse.FirstDay }),
        ];
        foreach (var (path, body) in writes)
        {
            await Alike(house, mine, "servicing.no_such_agreement", id => stranger.Post(
                $"/api/agreements/{id}/{path}", body));
        }

        await Alike(house, mine, "servicing.no_such_agreement", id => stranger.Get($"/api/agreements/{id}"));
    }

    [Theory, InlineData(false), InlineData(true)]
    public async Task A_foreign_application_and_a_foreign_person_look_like_none(bool postgres)
    {
        var house = await houses.On(postgres);
        using var dealer = await house.SignIn("shunxing.sales");

        foreach (var step in new[] { "submission", "withdrawal" })
        {
            await Alike(house, house.Waiting.Application, "origination.no_such_application", id => dealer.Post(
                $"/api/applications/{id}/{step}"));
        }

        await Alike(house, house.Waiting.Person, "parties.no_such_person", id => dealer.Get($"/api/people/{id}"));
        await Alike(house, house.Waiting.Person, "parties.no_such_person", id => dealer.Post(
            $"/api/people/{id}/invitation"));
        await Alike(house, house.Waiting.Person, "parties.no_such_person", id => dealer.Get(
            $"/api/people/{id}/identity?purpose=identityCheck"));
    }

    [Theory]
    [InlineData("' or 1=1 --"), InlineData("agr_"), InlineData("agr_zz"), InlineData("%00"), InlineData("0")]
    public async Task What_is_no_id_is_a_parameter_of_the_wrong_form(string id)
    {
        var house = await houses.On(postgres: false);

        await house.Refuses(400, "platform.parameter_malformed", () => house.Running.Servicing.Get(
            $"/api/agreements/{Uri.EscapeDataString(id)}"), "'agreement'");
    }

    static async Task Alike(BadInputHouse house, string foreign, string code, Func<string, Task<Reply>> ask)
    {
        var unknown = $"{foreign[..4]}{new string('0', 31)}1";
        Reply? theirs = null, none = null;
        await house.Refuses(404, code, async () => theirs = await ask(foreign));
        await house.Refuses(404, code, async () => none = await ask(unknown));

        Assert.Equal(Strangers.Bytes(none!, unknown), Strangers.Bytes(theirs!, foreign));
    }
}
