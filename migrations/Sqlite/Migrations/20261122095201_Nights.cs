using System;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace Wheelhouse.Sqlite.Migrations
{
    /// <inheritdoc />
    public partial class Nights : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropTable(
                name: "servicing_worklist");

            migrationBuilder.DropPrimaryKey(
                name: "PK_servicing_accounts",
                table: "servicing_accounts");

            migrationBuilder.DropColumn(
                name: "closed",
                table: "servicing_day_runs");

            migrationBuilder.RenameColumn(
                name: "done",
                table: "servicing_day_runs",
                newName: "accounts");

            migrationBuilder.AddColumn<long>(
                name: "accrued",
                table: "servicing_accounts",
                type: "INTEGER",
                nullable: false,
                defaultValue: 0L);

            migrationBuilder.AddColumn<long>(
                name: "accrued_less",
                table: "servicing_accounts",
                type: "INTEGER",
                nullable: false,
                defaultValue: 0L);

            migrationBuilder.AddColumn<long>(
                name: "accrued_over",
                table: "servicing_accounts",
                type: "INTEGER",
                nullable: false,
                defaultValue: 1L);

            migrationBuilder.AddColumn<long>(
                name: "accrued_per_day",
                table: "servicing_accounts",
                type: "INTEGER",
                nullable: false,
                defaultValue: 0L);

            migrationBuilder.AddColumn<short>(
                name: "accrued_rounding",
                table: "servicing_accounts",
                type: "INTEGER",
                maxLength: 40,
                nullable: false,
                defaultValue: (short)0);

            migrationBuilder.AddColumn<bool>(
                name: "charged_off",
                table: "servicing_accounts",
                type: "INTEGER",
                nullable: false,
                defaultValue: false);

            migrationBuilder.AddColumn<long>(
                name: "pool",
                table: "servicing_accounts",
                type: "INTEGER",
                nullable: false,
                defaultValue: 0L);

            migrationBuilder.AddColumn<DateOnly>(
                name: "restructured_on",
                table: "servicing_accounts",
                type: "TEXT",
                nullable: true);

            // parts are 64 from now on; every open account is folded in the first night, which gives it its line
            migrationBuilder.Sql(
                "update servicing_accounts set part = ((instr('0123456789ABCDEF', substr(agreement, 35, 1)) - 1) * 16 "
                + "+ instr('0123456789ABCDEF', substr(agreement, 36, 1)) - 1) % 64, "
                + "work_on = case when state = 'Closed' then null else date(as_of, '+1 day') end");

            migrationBuilder.AddPrimaryKey(
                name: "PK_servicing_accounts",
                table: "servicing_accounts",
                columns: new[] { "organisation", "part", "agreement" });

            migrationBuilder.CreateTable(
                name: "servicing_accruals",
                columns: table => new
                {
                    organisation = table.Column<Guid>(type: "TEXT", nullable: false),
                    pool = table.Column<long>(type: "INTEGER", nullable: false),
                    day = table.Column<DateOnly>(type: "TEXT", nullable: false),
                    amount = table.Column<long>(type: "INTEGER", nullable: false),
                    agreements = table.Column<int>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_servicing_accruals", x => new { x.organisation, x.pool, x.day });
                });

            migrationBuilder.CreateTable(
                name: "servicing_night_parts",
                columns: table => new
                {
                    organisation = table.Column<Guid>(type: "TEXT", nullable: false),
                    day = table.Column<DateOnly>(type: "TEXT", nullable: false),
                    first = table.Column<int>(type: "INTEGER", nullable: false),
                    last = table.Column<int>(type: "INTEGER", nullable: false),
                    done = table.Column<bool>(type: "INTEGER", nullable: false),
                    read = table.Column<int>(type: "INTEGER", nullable: false),
                    worked = table.Column<int>(type: "INTEGER", nullable: false),
                    closed = table.Column<int>(type: "INTEGER", nullable: false),
                    accrued = table.Column<string>(type: "TEXT", nullable: false),
                    version = table.Column<long>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_servicing_night_parts", x => new { x.organisation, x.day, x.first });
                });

            migrationBuilder.CreateTable(
                name: "servicing_night_steps",
                columns: table => new
                {
                    organisation = table.Column<Guid>(type: "TEXT", nullable: false),
                    day = table.Column<DateOnly>(type: "TEXT", nullable: false),
                    name = table.Column<string>(type: "TEXT", maxLength: 40, nullable: false),
                    order = table.Column<int>(type: "INTEGER", nullable: false),
                    is_over = table.Column<bool>(type: "INTEGER", nullable: false),
                    done = table.Column<int>(type: "INTEGER", nullable: false),
                    total = table.Column<int>(type: "INTEGER", nullable: false),
                    version = table.Column<long>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_servicing_night_steps", x => new { x.organisation, x.day, x.name });
                });

            migrationBuilder.CreateTable(
                name: "servicing_pools",
                columns: table => new
                {
                    organisation = table.Column<Guid>(type: "TEXT", nullable: false),
                    key = table.Column<long>(type: "INTEGER", nullable: false),
                    product = table.Column<string>(type: "TEXT", nullable: false),
                    currency = table.Column<string>(type: "TEXT", maxLength: 3, nullable: false),
                    asset = table.Column<string>(type: "TEXT", maxLength: 60, nullable: false),
                    income = table.Column<string>(type: "TEXT", maxLength: 60, nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_servicing_pools", x => new { x.organisation, x.key });
                });

            migrationBuilder.CreateTable(
                name: "servicing_standings",
                columns: table => new
                {
                    organisation = table.Column<Guid>(type: "TEXT", nullable: false),
                    part = table.Column<int>(type: "INTEGER", nullable: false),
                    agreement = table.Column<Guid>(type: "TEXT", nullable: false),
                    bucket = table.Column<string>(type: "TEXT", maxLength: 40, nullable: false),
                    stage = table.Column<string>(type: "TEXT", maxLength: 40, nullable: false),
                    stage_curing_since = table.Column<DateOnly>(type: "TEXT", nullable: true),
                    @class = table.Column<string>(name: "class", type: "TEXT", maxLength: 40, nullable: false),
                    class_curing_since = table.Column<DateOnly>(type: "TEXT", nullable: true),
                    version = table.Column<long>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_servicing_standings", x => new { x.organisation, x.part, x.agreement });
                });

            migrationBuilder.CreateIndex(
                name: "IX_servicing_standings_organisation_bucket",
                table: "servicing_standings",
                columns: new[] { "organisation", "bucket" });

            migrationBuilder.CreateIndex(
                name: "IX_servicing_standings_organisation_class",
                table: "servicing_standings",
                columns: new[] { "organisation", "class" });
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropTable(
                name: "servicing_accruals");

            migrationBuilder.DropTable(
                name: "servicing_night_parts");

            migrationBuilder.DropTable(
                name: "servicing_night_steps");

            migrationBuilder.DropTable(
                name: "servicing_pools");

            migrationBuilder.DropTable(
                name: "servicing_standings");

            migrationBuilder.DropPrimaryKey(
                name: "PK_servicing_accounts",
                table: "servicing_accounts");

            migrationBuilder.DropColumn(
                name: "accrued",
                table: "servicing_accounts");

            migrationBuilder.DropColumn(
                name: "accrued_less",
                table: "servicing_accounts");

            migrationBuilder.DropColumn(
                name: "accrued_over",
                table: "servicing_accounts");

            migrationBuilder.DropColumn(
                name: "accrued_per_day",
                table: "servicing_accounts");

            migrationBuilder.DropColumn(
                name: "accrued_rounding",
                table: "servicing_accounts");

            migrationBuilder.DropColumn(
                name: "charged_off",
                table: "servicing_accounts");

            migrationBuilder.DropColumn(
                name: "pool",
                table: "servicing_accounts");

            migrationBuilder.DropColumn(
                name: "restructured_on",
                table: "servicing_accounts");

            migrationBuilder.RenameColumn(
                name: "accounts",
                table: "servicing_day_runs",
                newName: "done");

            migrationBuilder.AddColumn<int>(
                name: "closed",
                table: "servicing_day_runs",
                type: "INTEGER",
                nullable: false,
                defaultValue: 0);

            migrationBuilder.AddPrimaryKey(
                name: "PK_servicing_accounts",
                table: "servicing_accounts",
                columns: new[] { "part", "agreement" });

            migrationBuilder.CreateTable(
                name: "servicing_worklist",
                columns: table => new
                {
                    organisation = table.Column<Guid>(type: "TEXT", nullable: false),
                    day = table.Column<DateOnly>(type: "TEXT", nullable: false),
                    agreement = table.Column<Guid>(type: "TEXT", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_servicing_worklist", x => new { x.organisation, x.day, x.agreement });
                });
        }
    }
}
