import Containment

/// Small words of running text, and words of a page's furniture, by their hashes.
enum KnownWords {
    enum Kind: UInt8 { case function, page }

    static func kind(of hash: UInt32) -> Kind? {
        let mask = UInt32(slots.count - 1)
        var slot = hash & mask
        while slots[Int(slot)].kind != nil {
            if slots[Int(slot)].hash == hash { return slots[Int(slot)].kind }
            slot = (slot + 1) & mask
        }
        return nil
    }

    private static let slots: [(hash: UInt32, kind: Kind?)] = {
        var slots = [(hash: UInt32, kind: Kind?)](repeating: (0, nil), count: 1_024)
        for (words, kind) in [(functionWords, Kind.function), (pageWords, Kind.page)] {
            for word in words.split(whereSeparator: \.isWhitespace) {
                let hash = WordHash.of(word)
                var slot = Int(hash & 1_023)
                while slots[slot].kind != nil, slots[slot].hash != hash { slot = (slot + 1) & 1_023 }
                if slots[slot].kind == nil { slots[slot] = (hash, kind) }
            }
        }
        return slots
    }()

    /// English, German, French, Spanish, Italian, Portuguese, Dutch, Russian, Chinese and Japanese.
    static let functionWords = """
        the of and to in a is that for was on as with by he at from his it an were are which this be had not or have but
        its they their has one also been who when we you she her him there would can if more than no so what about into
        der die das und in den von zu mit sich des auf für ist im dem nicht ein eine als auch es an werden aus er hat
        dass sie nach wird bei einer um am sind noch wie einem über einen so zum war haben nur oder aber vor zur bis
        le la les de des du et un une que qui dans pour sur pas au par plus ce sont avec il elle ne se cette aux mais
        ou son sa ses leur été el los las y del se por con una su para es como más o pero sus al lo fue si ya entre
        il di che è non della per una sono i nel con si da le dei come alla anche più gli o do da em um para com não uma
        os no na mais as dos ao het van een op te dat voor met zijn aan er maar om ook bij naar door и в не на что с по
        как к у из за его но от же для о это он она они был была было
        的 是 了 在 和 有 不 人 之 为 与 这 他 也 就 中 年 于 以 被 一 上 下 来 到 时 大 の は を に が で と も た し て る れ い な
        """

    static let pageWords = """
        cookie cookies javascript login log sign subscribe subscription newsletter privacy policy terms menu share follow
        click copyright reserved search tweet facebook twitter instagram linkedin pinterest whatsapp email comment comments
        reply related advertisement advertise sponsored home contact account password register download skip navigation
        sitemap rss cart checkout anmelden abonnieren datenschutz impressum suche teilen connexion abonnez partager
        recherche mentions iniciar suscribirse compartir buscar privacidad accedi condividi cerca войти подписаться поиск
        """
}
