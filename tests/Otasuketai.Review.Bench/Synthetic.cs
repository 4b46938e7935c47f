using System.Globalization;
using Npgsql;

namespace Otasuketai.Review.Bench;

/// <summary>A register of made-up entries, written straight into the tables; the same number makes the same entries.</summary>
internal static class Synthetic
{
    /// <summary>Fills an empty register.</summary>
    public static Task Register(string admin, int count) => Add(admin, 1, count);

    /// <summary>One more entry, as a listing leaves it.</summary>
    public static Task Entry(string admin, int place) => Add(admin, place, place);

    /// <summary>The name of an entry.</summary>
    public static string Name(int place) => $"みほん見守り{place.ToString(CultureInfo.InvariantCulture)}番";

    private static async Task Add(string admin, int from, int to)
    {
        await using var connection = new NpgsqlConnection(admin);
        await connection.OpenAsync();
        await using var command = new NpgsqlCommand($$"""
            SET session_replication_role = replica;
            CREATE TEMP TABLE made AS SELECT n, gen_random_uuid() AS dossier, gen_random_uuid() AS life, (2000 + n / 999)::text || '-' || lpad((n % 999 + 1)::text, 3, '0') AS number,
                (ARRAY['endpoint', 'network', 'combined'])[1 + n % 3] AS type FROM generate_series({{from}}, {{to}}) AS n;
            INSERT INTO review.organisation (id, kind, name) VALUES ('00000000-0000-0000-0000-0000000000b1', 'vendor', 'みほん株式会社') ON CONFLICT DO NOTHING;
            INSERT INTO review.dossier (id, vendor_id, service_name, monitoring_type) SELECT dossier, '00000000-0000-0000-0000-0000000000b1', 'みほん見守り' || n || '番', type FROM made;
            INSERT INTO review.life (id, dossier_id, machine, stage, version, facts, opened_at, stage_since) SELECT life, dossier, 'Listing', 'Listed', 1, '{}', review.now(), review.now() FROM made;
            INSERT INTO review.entry (life_id, dossier_id, number, listed_on, valid_until, last_version) SELECT life, dossier, number, '2026-01-01', '2028-01-01', 1 FROM made;
            INSERT INTO review.entry_version (life_id, number, at, reason, snapshot, sha256) SELECT life, 1, review.now() - n * interval '1 minute', 'PublishListing', snapshot, sha256(convert_to(snapshot::text, 'UTF8')) FROM made, LATERAL (SELECT jsonb_build_object(
                'Number', number, 'ServiceName', 'みほん見守り' || n || '番', 'Vendor', (ARRAY['株式会社青葉', '北斗ネット', 'みなと防災', 'ひかり情報', '白樺システム'])[1 + n % 5] || n % 97, 'MonitoringType', type,
                'ListedOn', '2026-01-01', 'ValidUntil', '2028-01-01', 'Source', '',
                'Facts', jsonb_build_object(
                    'overview', (ARRAY['社内・自宅どちらのパソコンも見守り、', '事務所の入口に機器を置き、つながる端末をまとめて守り、', '出張や持ち出しの端末を見守り、', 'サーバーと共有フォルダーを守り、'])[1 + n % 4]
                        || (ARRAY['異常があれば電話と遠隔操作で初動を手伝います。', '夜間も監視の専門チームが知らせます。', '毎週の報告と年一回の研修を含みます。', 'ランサムウェアの兆しを早く見つけます。', '復旧の手順を一緒に確かめます。'])[1 + (n / 4) % 5],
                    'scope-codes', (ARRAY['first-response', 'first-response anti-malware', 'data', 'first-response data anti-malware'])[1 + (n / 7) % 4],
                    'monthly-price', (500 + n % 140 * 100)::text, 'price-unit', CASE type WHEN 'endpoint' THEN 'device' ELSE 'site' END, 'tax-included', CASE n % 2 WHEN 0 THEN 'yes' ELSE 'no' END,
                    'initial-price', (n % 11 * 10000)::text, 'region-codes', (ARRAY['nationwide', 'kanto koshinetsu', 'kinki', 'kyushu okinawa', 'hokkaido tohoku'])[1 + (n / 3) % 5],
                    'hours-codes', (ARRAY['always', 'weekdays', 'weekends weekdays'])[1 + (n / 5) % 3], 'hours', (ARRAY['年中無休', '9時から18時', '9時から20時'])[1 + (n / 5) % 3],
                    'dispatch', (ARRAY['yes', 'no'])[1 + (n / 2) % 2], 'os-codes', (ARRAY['windows', 'windows macos', 'windows old-windows', 'any'])[1 + (n / 11) % 4], 'weekly-report', (ARRAY['yes', 'no'])[1 + (n / 13) % 2],
                    'trial-code', (ARRAY['free', 'none', 'paid'])[1 + (n / 17) % 3], 'trial', (ARRAY['30日間', '', '14日間'])[1 + (n / 17) % 3], 'insurance-limit', ((1 + n % 10) * 1000000)::text, 'min-employees', (1 + n % 40)::text, 'max-employees', (50 + n % 400)::text,
                    'min-pcs', (1 + n % 20)::text, 'max-pcs', (30 + n % 500)::text, 'personal-data', (ARRAY['yes', 'no'])[1 + (n / 19) % 2]),
                'Items', (SELECT jsonb_agg(jsonb_build_object('Item', item, 'Claimed', (n + ord) % 9 > 0, 'Metric', '件数', 'Value', '10', 'Unit', '件', 'MeasuredOn', '2026-05-01', 'Source', '試験報告書', 'Note', '',
                    'Verified', (n + ord) % 7 % 3, 'VerifiedUntil', '2028-01-01')) FROM unnest(ARRAY[{{string.Join(',', Review.Rooms.Items.All.Select(i => $"'{i}'"))}}]) WITH ORDINALITY AS t (item, ord))) AS snapshot) AS frozen;
            DROP TABLE made;
            SET session_replication_role = origin;
            ANALYZE review.life, review.entry, review.entry_version
            """, connection) { CommandTimeout = 600 };
        await command.ExecuteNonQueryAsync();
    }
}
