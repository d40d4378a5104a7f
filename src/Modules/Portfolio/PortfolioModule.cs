using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;
using Wheelhouse.Kernel;
using Wheelhouse.Platform;
using Wheelhouse.Portfolio.MonthEnd;
using Wheelhouse.Portfolio.Views;
using Wheelhouse.Servicing;
using Wheelhouse.Trust;

namespace Wheelhouse.Portfolio;

/// <summary>Month ends: every agreement at risk, its expected loss, and what the portfolio does as a whole.</summary>
public sealed class PortfolioModule : IModule
{
    public static void Add(IServiceCollection services) => services
        .AddSingleton<MonthEnds>()
        .AddSingleton(MonthSize.Usual)
        .AddScoped<Grounds>()
        .AddScoped<Months>()
        .AddScoped<FirstMonths>()
        .AddScoped<BookMonth.Booking>()
        .AddNightStep<TakeMonthEnd>()
        .AddScoped<Book>()
        .AddScoped<CompareReported>()
        .AddScoped<IPortfolio, Tables>()
        .AddHandler<KeepReported, int, KeepReported.Handler>()
        .AddScoped<ShowExpectedLoss.Reading>()
        .AddHandler<CloseMonth, MonthRun, CloseMonth.Handler>()
        .AddHandler<TakePart, Unit, TakePart.Handler>()
        .AddHandler<BookMonth, MonthRun, BookMonth.Handler>();

    public static void Map(IEndpointRouteBuilder routes)
    {
        var portfolio = routes.MapGroup("/api/portfolio").WithTags("Portfolio");
        portfolio.MapGet("/month-ends", MonthEnds.Get).WithName("listMonthEnds").Needs(Permission.PortfolioRead);
        portfolio.MapGet("/month-ends/export.xlsx", MonthEnds.Export).WithName("exportMonthEnds")
            .Needs(Permission.PortfolioRead);
        portfolio.MapPost("/month-ends", MonthEnds.Post).WithName("closeMonth").Needs(Permission.MonthClose);

        var read = routes.MapGroup("/api/portfolio").WithTags("Portfolio").Needs(Permission.PortfolioRead);
        read.MapGet("/standing", ShowStanding.Get).WithName("showStanding");
        read.MapGet("/standing/export.xlsx", ShowStanding.Export).WithName("exportStanding");
        read.MapGet("/roll-rates", ShowRollRates.Get).WithName("showRollRates");
        read.MapGet("/roll-rates/export.xlsx", ShowRollRates.Export).WithName("exportRollRates");
        read.MapGet("/vintages", ShowVintages.Get).WithName("showVintages");
        read.MapGet("/vintages/export.xlsx", ShowVintages.Export).WithName("exportVintages");
        read.MapGet("/speeds", ShowSpeeds.Get).WithName("showSpeeds");
        read.MapGet("/speeds/export.xlsx", ShowSpeeds.Export).WithName("exportSpeeds");
        read.MapGet("/expected-loss", ShowExpectedLoss.Get).WithName("showExpectedLoss");
        read.MapGet("/expected-loss/export.xlsx", ShowExpectedLoss.Export).WithName("exportExpectedLoss");
        read.MapGet("/reported", CompareReported.Get).WithName("listReported");
        read.MapGet("/reported/export.xlsx", CompareReported.Export).WithName("exportReported");
        read.MapGet("/reported/differences", CompareReported.GetDifferences).WithName("listReportedDifferences");
        read.MapGet("/agreements", ListAtRisk.Get).WithName("listAtRisk");
        read.MapGet("/agreements/export.xlsx", ListAtRisk.Export).WithName("exportAtRisk");
    }
}
